import type { ExpertDraft, ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import type { Specialty } from '@cloudseat/shared/nouns/project-kind.ts';
import { specialtyNameOf, specialtyNames } from '@cloudseat/shared/nouns/specialties.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { changesOf, readTies, spellTies } from './expert-change.ts';
import styles from './expert-library.module.css';
import { useChangeWords } from './field-words.ts';

/** `expert`: null adds one. */
type ExpertDialogProps = { expert: ExpertRow | null; onClose: () => void; onDone: () => void };
type Form = Omit<ExpertDraft, 'phone' | 'ties'> & { phone: string; ties: string };
const phonePattern = /^1[3-9]\d{9}$/;

const formOf = (expert: ExpertRow | null): Form => ({
  ...{ name: expert?.name ?? '', unit: expert?.unit ?? '', region: expert?.region ?? '' },
  ...{ phone: '', loginName: expert?.loginName ?? '', ties: spellTies(expert?.ties ?? []) },
  specialties: expert?.specialties ?? [],
});
const draftOf = ({ phone, ties, ...form }: Form): ExpertDraft => ({
  ...form,
  ties: readTies(ties),
  phone: phone || null,
});

/** What is known of an expert, in two steps: written, then confirmed as it was understood. */
export function ExpertDialog({ expert, onClose, onDone }: ExpertDialogProps) {
  const { t } = useTranslation('expert-library');
  const [form, setForm] = useState(() => formOf(expert));
  const [isChecking, setIsChecking] = useState(false);
  const task = useTask();
  const wordsOf = useChangeWords();
  const { name, unit, region, phone, specialties } = form;
  const isPhoneWrong = phone !== '' && !phonePattern.test(phone);
  const isWhole =
    [name, unit, region].every((value) => value.trim() !== '') && specialties.length > 0 && !isPhoneWrong;
  const draft = draftOf(form);
  const changes = changesOf(expert, draft);
  async function save(): Promise<void> {
    const work = () =>
      expert === null
        ? api('expertLibrary:add', { body: draft })
        : api('expertLibrary:save', {
            params: { expertId: expert.expertId },
            body: { ...draft, version: expert.version },
          });
    if (await task.run(work)) onDone();
  }
  if (isChecking)
    return (
      <Dialog
        title={t(expert === null ? 'confirmAdd' : 'confirmTitle')}
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => setIsChecking(false)}>{t('back')}</Button>
            <Button
              kind="primary"
              disabled={changes.length === 0}
              isBusy={task.isRunning}
              onClick={() => void save()}
            >
              {t('confirm')}
            </Button>
          </>
        }
      >
        {changes.length === 0 ? <p>{t('unchanged')}</p> : <Facts facts={changes.map(wordsOf)} />}
        <p className={styles.quiet}>{t('onlyFromNow')}</p>
        {task.error ? <ErrorNotice error={task.error} /> : null}
      </Dialog>
    );
  return (
    <Dialog
      title={expert === null ? t('add') : t('editOf', { name: expert.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={!isWhole} onClick={() => setIsChecking(true)}>
            {t('check')}
          </Button>
        </>
      }
    >
      <ExpertFields {...{ expert, form, isPhoneWrong }} onChange={setForm} />
    </Dialog>
  );
}

type FieldsProps = {
  expert: ExpertRow | null;
  form: Form;
  isPhoneWrong: boolean;
  onChange: (form: Form) => void;
};
const plainFields = [
  ['name', 60],
  ['unit', 80],
  ['region', 40],
] as const;

function ExpertFields({ expert, form, isPhoneWrong, onChange }: FieldsProps) {
  const { t } = useTranslation('expert-library');
  const put = (change: Partial<Form>) => onChange({ ...form, ...change });
  return (
    <div className={styles.form}>
      {plainFields.map(([field, maxLength]) => (
        <Field
          key={field}
          label={t(`field.${field}`)}
          value={form[field]}
          maxLength={maxLength}
          onChange={({ target }) => put({ [field]: target.value })}
        />
      ))}
      <Field
        label={t('field.phone')}
        hint={expert === null ? t('phoneWhy') : t('phoneKept', { phone: expert.phone || t('noPhone') })}
        error={isPhoneWrong ? t('phoneWrong') : null}
        inputMode="tel"
        value={form.phone}
        onChange={({ target }) => put({ phone: target.value.trim() })}
      />
      <Field
        label={t('field.account')}
        hint={t('loginNameWhy')}
        value={form.loginName}
        onChange={({ target }) => put({ loginName: target.value.trim() })}
      />
      <SpecialtyChoice chosen={form.specialties} onChange={(specialties) => put({ specialties })} />
      <TextAreaField
        label={t('field.ties')}
        hint={t('tiesWhy')}
        value={form.ties}
        onChange={({ target }) => put({ ties: target.value })}
      />
    </div>
  );
}

type ChoiceProps = { chosen: Specialty[]; onChange: (chosen: Specialty[]) => void };

function SpecialtyChoice({ chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation('expert-library');
  const text = useLocalText();
  return (
    <fieldset className={styles.fields}>
      <legend>{t('field.specialties')}</legend>
      {Object.keys(specialtyNames).map((id) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.some((each) => each === id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, id as Specialty] : chosen.filter((each) => each !== id))
            }
          />
          {text(specialtyNameOf(id))}
        </label>
      ))}
    </fieldset>
  );
}
