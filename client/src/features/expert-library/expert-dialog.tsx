import type { ExpertDraft, ExpertRow } from '@cloudseat/shared/nouns/expert-library.ts';
import type { Specialty } from '@cloudseat/shared/nouns/project-kind.ts';
import { specialtyNameOf, specialtyNames } from '@cloudseat/shared/nouns/specialties.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './expert-library.module.css';

/** `expert`: null adds one. */
type ExpertDialogProps = { expert: ExpertRow | null; onClose: () => void; onDone: () => void };
const phonePattern = /^1[3-9]\d{9}$/;

/** One name a line; what stands behind a bar is a note. */
const spellTies = (ties: ExpertDraft['ties']) =>
  ties.map(({ name, note }) => (note === '' ? name : `${name}|${note}`)).join('\n');
const readTies = (text: string): ExpertDraft['ties'] =>
  text
    .split('\n')
    .map((line) => line.split(/[|｜]/))
    .map(([name = '', ...note]) => ({ name: name.trim(), note: note.join('|').trim() }))
    .filter(({ name }) => name !== '');

/** What is known of an expert; their telephone stays as it is where none is typed. */
export function ExpertDialog({ expert, onClose, onDone }: ExpertDialogProps) {
  const { t } = useTranslation('expert-draw');
  const text = useLocalText();
  const [name, setName] = useState(expert?.name ?? '');
  const [unit, setUnit] = useState(expert?.unit ?? '');
  const [region, setRegion] = useState(expert?.region ?? '');
  const [phone, setPhone] = useState('');
  const [loginName, setLoginName] = useState(expert?.loginName ?? '');
  const [ties, setTies] = useState(spellTies(expert?.ties ?? []));
  const [specialties, setSpecialties] = useState<Specialty[]>(expert?.specialties ?? []);
  const task = useTask();
  const isPhoneWrong = phone !== '' && !phonePattern.test(phone);
  const isWhole =
    [name, unit, region].every((value) => value.trim() !== '') && specialties.length > 0 && !isPhoneWrong;
  async function save(): Promise<void> {
    const draft = { name, unit, region, loginName, specialties, ties: readTies(ties), phone: phone || null };
    const work = () =>
      expert === null
        ? api('expertLibrary:add', { body: draft })
        : api('expertLibrary:save', {
            params: { expertId: expert.expertId },
            body: { ...draft, version: expert.version },
          });
    if (await task.run(work)) onDone();
  }
  return (
    <Dialog
      title={expert === null ? t('library.add') : t('library.editOf', { name: expert.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={!isWhole} isBusy={task.isRunning} onClick={() => void save()}>
            {t('library.save')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Field
          label={t('library.name')}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t('library.unit')}
          value={unit}
          maxLength={80}
          onChange={(event) => setUnit(event.target.value)}
        />
        <Field
          label={t('library.region')}
          value={region}
          maxLength={40}
          onChange={(event) => setRegion(event.target.value)}
        />
        <Field
          label={t('library.phone')}
          hint={expert === null ? t('library.phoneWhy') : t('library.phoneKept', { phone: expert.phone })}
          error={isPhoneWrong ? t('library.phoneWrong') : null}
          inputMode="tel"
          value={phone}
          onChange={(event) => setPhone(event.target.value.trim())}
        />
        <Field
          label={t('library.loginName')}
          hint={t('library.loginNameWhy')}
          value={loginName}
          onChange={(event) => setLoginName(event.target.value.trim())}
        />
        <fieldset className={styles.fields}>
          <legend>{t('library.specialty')}</legend>
          {Object.keys(specialtyNames).map((id) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={specialties.some((each) => each === id)}
                onChange={(event) =>
                  setSpecialties((before) =>
                    event.target.checked
                      ? [...before, id as Specialty]
                      : before.filter((each) => each !== id),
                  )
                }
              />
              {text(specialtyNameOf(id))}
            </label>
          ))}
        </fieldset>
        <TextAreaField
          label={t('library.ties')}
          hint={t('library.tiesWhy')}
          value={ties}
          onChange={(event) => setTies(event.target.value)}
        />
        {task.error ? <ErrorNotice error={task.error} /> : null}
      </div>
    </Dialog>
  );
}
