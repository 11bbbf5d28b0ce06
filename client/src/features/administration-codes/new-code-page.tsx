import type { CodeEntryPoint } from '@cloudseat/shared/nouns/entry-code.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useTask } from '../../ui/use-task.ts';
import { useTitle } from '../../ui/use-title.ts';
import { CodeFields } from './code-fields.tsx';
import { emptyWish, fieldsOf } from './code-wish.ts';
import styles from './codes.module.css';
import { type FormChoices, loadFormChoices } from './form-choices.ts';
import { entryPoints } from './search.ts';

/** The server's rule, told before the server has to. */
const codePattern = /^[A-HJ-NP-Z]{2}\d{2,4}$/;

export function NewCodePage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['administration', 'common']);
  const choices = useLoad('choices', loadFormChoices);
  useTitle(`${t('make.title')} · ${t('title')}`);
  return (
    <Card>
      <h1 className={styles.title}>{t('make.title')}</h1>
      <p className={styles.intro}>{t('make.intro')}</p>
      {choices.error ? <ErrorNotice error={choices.error} onRetry={choices.retry} /> : null}
      {choices.value === null && !choices.error ? <Loading>{t('common:loading')}</Loading> : null}
      {choices.value ? <NewCodeForm choices={choices.value} onExpired={onExpired} /> : null}
    </Card>
  );
}

function NewCodeForm({ choices, onExpired }: { choices: FormChoices; onExpired: () => void }) {
  const { t } = useTranslation('administration');
  const [, navigate] = useLocation();
  const [wish, setWish] = useState(emptyWish);
  const [entryPoint, setEntryPoint] = useState<CodeEntryPoint>('window');
  const [code, setCode] = useState('');
  const [isTold, setIsTold] = useState(false);
  const [proposing, making] = [useTask(), useTask()];
  const error = making.error ?? proposing.error;
  useExpiry(error, onExpired);
  const isLabelMissing = wish.chinese.trim() === '';
  const isCodeWrong = code.trim() !== '' && !codePattern.test(code.trim().toUpperCase());
  const propose = async () =>
    (await api('entryCode:propose', { query: { label: wish.chinese.trim() } })).code;

  function make(): void {
    setIsTold(true);
    if (isLabelMissing || isCodeWrong) return;
    void making.run(async () => {
      const chosen = code.trim().toUpperCase() || (await propose());
      const made = await api('entryCode:make', { body: { code: chosen, entryPoint, ...fieldsOf(wish) } });
      navigate(`/codes/${made.code}?made=1`);
    });
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <EntryPointField value={entryPoint} onChange={setEntryPoint} />
      <CodeFields
        choices={choices}
        wish={wish}
        onChange={setWish}
        isLabelMissing={isTold && isLabelMissing}
      />
      <CodeField
        value={code}
        isWrong={isTold && isCodeWrong}
        isBusy={proposing.isRunning}
        onChange={setCode}
        onPropose={() => void proposing.run(async () => setCode(await propose()))}
      />
      {error ? <ErrorNotice error={error} /> : null}
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" isBusy={making.isRunning}>
          {t('make.submit')}
        </Button>
        <LinkButton to="/">{t('make.back')}</LinkButton>
      </div>
    </form>
  );
}

type EntryPointFieldProps = { value: CodeEntryPoint; onChange: (entryPoint: CodeEntryPoint) => void };

function EntryPointField({ value, onChange }: EntryPointFieldProps) {
  const { t } = useTranslation(['administration', 'desk']);
  return (
    <SelectField
      label={t('form.entryPoint')}
      hint={t('form.entryPointHint')}
      value={value}
      onChange={({ target }) => onChange(target.value as CodeEntryPoint)}
    >
      {entryPoints.map((each) => (
        <option key={each} value={each}>
          {t(`desk:entry.${each}`)}
        </option>
      ))}
    </SelectField>
  );
}

type CodeFieldProps = {
  value: string;
  isWrong: boolean;
  isBusy: boolean;
  onChange: (code: string) => void;
  onPropose: () => void;
};

function CodeField({ value, isWrong, isBusy, onChange, onPropose }: CodeFieldProps) {
  const { t } = useTranslation('administration');
  return (
    <Field
      label={t('form.code')}
      hint={t('form.codeHint')}
      error={isWrong ? t('form.codeWrong') : null}
      value={value}
      maxLength={6}
      autoCapitalize="characters"
      autoComplete="off"
      spellCheck={false}
      onChange={({ target }) => onChange(target.value)}
      aside={
        <Button isBusy={isBusy} onClick={onPropose}>
          {t('form.propose')}
        </Button>
      }
    />
  );
}
