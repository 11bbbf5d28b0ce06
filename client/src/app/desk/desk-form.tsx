import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFormStore } from '../../features/desk-form/desk-form-store.ts';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';

const FormTab = lazyWithWords(
  async () => (await import('../../features/desk-form/form-tab.tsx')).FormTab,
  ['form'],
);

/** The applicant's form beside the call; its code comes when the tab is first opened. */
export function DeskForm(props: { form: DeskFormStore; mayPropose: boolean }) {
  const { t } = useTranslation('desk');
  return (
    <Suspense fallback={<Loading>{t('loading')}</Loading>}>
      <FormTab store={props.form} mayPropose={props.mayPropose} />
    </Suspense>
  );
}
