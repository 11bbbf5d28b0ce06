import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { OwnCaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createDraftsMemory, noDraftsMemory } from '../../features/form-fill/form-drafts.ts';
import { createFormStore, type FormStore } from '../../features/form-fill/form-store.ts';
import { SignPaper } from '../../features/my-calls/sign-paper.tsx';
import type { Signal } from '../../signal/types.ts';
import { Button } from '../../ui/button.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { Loading } from '../../ui/spinner.tsx';
import { VoucherList } from '../../ui/voucher-list.tsx';
import { mayKeepFiles } from './device-rules.ts';
import { Signature } from './signature.ts';

const FormPanel = lazyWithWords(
  async () => (await import('../../features/form-fill/form-panel.tsx')).FormPanel,
  ['form'],
);

/** What is typed and not saved yet stays on the device where files may. */
export function openForm(signal: Signal<'applicant'>, callId: CallId): FormStore {
  const memory = mayKeepFiles() ? createDraftsMemory(callId, sessionStorage) : noDraftsMemory;
  return createFormStore({ signal, callId, memory });
}

/** With the case, where its paper is signed: null until the record has it. */
type FormProps = {
  store: FormStore;
  ownCase: OwnCaseView | null;
  /** Whether its paper stands in the sheet, to be signed there. */
  onPaper?: ((isShown: boolean) => void) | undefined;
};

/** The form's place in the call; null where the matter has none. It is asked for when the talk begins. */
export function useCallForm({ store, ownCase }: FormProps, isAhead: boolean) {
  const { view, summonsCount } = useStore(store.state);
  useEffect(() => {
    if (!isAhead) void store.load();
  }, [store, isAhead]);
  if (!view?.definition) return null;
  const waiting = view.filling?.proposals.filter(({ state }) => state === 'waiting') ?? [];
  const panel = <FormSheet store={store} ownCase={ownCase} />;
  return { summonsCount, waitingCount: waiting.length, panel };
}

/** Outside of a talk: the form where the matter has one, opened by a tap. Any call of a case leads to its form. */
export function OwnForm({ store, ownCase }: FormProps) {
  const { t } = useTranslation('applicant');
  const { view } = useStore(store.state);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    void store.load();
  }, [store]);
  if (!view?.definition) return null;
  return (
    <div>
      <Button icon={isOpen ? 'up' : 'list'} isWide aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {t('waiting.form')}
      </Button>
      {isOpen ? <FormSheet store={store} ownCase={ownCase} /> : null}
    </div>
  );
}

/** Its code comes when it is first shown. */
export function FormSheet({ store, ownCase, onPaper }: FormProps) {
  const { t } = useTranslation('common');
  return (
    <Suspense fallback={<Loading>{t('loading')}</Loading>}>
      <FormPanel store={store} signing={<FormSigning {...{ ownCase, onPaper }} />} />
    </Suspense>
  );
}

/** The newest paper of the form: to sign, then to read as it was signed. The case tells of the change. */
function FormSigning({ ownCase, onPaper }: Omit<FormProps, 'store'>) {
  const forms = ownCase?.vouchers.filter(
    ({ kind, isSuperseded }) => kind === 'completedForm' && !isSuperseded,
  );
  const [paper] = forms?.slice(-1) ?? [];
  const isThere = paper !== undefined;
  useEffect(() => {
    onPaper?.(isThere);
    return () => onPaper?.(false);
  }, [onPaper, isThere]);
  if (!paper) return null;
  const isSigned = paper.signedAt !== null;
  return (
    <>
      {isSigned ? <VoucherList vouchers={[paper]} /> : null}
      <SignPaper key={paper.voucherId} voucher={paper} canSign Screen={Signature} />
    </>
  );
}
