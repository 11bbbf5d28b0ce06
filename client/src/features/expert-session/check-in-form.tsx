import type { RecusalRelation } from '@cloudseat/shared/nouns/expert-commitment.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './session.module.css';

type CheckInFormProps = {
  reviewId: ExpertReviewId;
  wording: NonNullable<ExpertSession['wording']>;
  onSession: (session: ExpertSession) => void;
};
type Answers = Partial<Record<RecusalRelation, boolean>>;

/** 签到: the commitment is read, each relation answered by itself, and both are signed with the password. */
export function CheckInForm({ reviewId, wording, onSession }: CheckInFormProps) {
  const { t } = useTranslation('expert-session');
  const text = useLocalText();
  const locale = useLocale();
  const task = useTask();
  const [answers, setAnswers] = useState<Answers>({});
  const [statement, setStatement] = useState('');
  const [password, setPassword] = useState('');
  const [isTold, setIsTold] = useState(false);
  const relations = wording.relations.flatMap(({ relation }) => (answers[relation] ? [relation] : []));
  const isAnswered = wording.relations.every(({ relation }) => answers[relation] !== undefined);
  const hasConflict = relations.length > 0;
  const isStated = !hasConflict || statement.trim().length >= 2;
  const sign = async () => {
    setIsTold(true);
    if (!isAnswered || !isStated || password === '') return;
    const body = { sha256: wording.sha256, locale, relations, statement: statement.trim(), password };
    await task.run(async () => onSession(await api('expertSession:checkIn', { params: { reviewId }, body })));
  };
  return (
    <form
      className={styles.checkIn}
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      <h3>{t('checkIn.commitment')}</h3>
      <blockquote>{text(wording.commitment)}</blockquote>
      <h3>{t('checkIn.relations')}</h3>
      {wording.relations.map(({ relation, question }) => (
        <fieldset key={relation} className={styles.relation}>
          <legend>{text(question)}</legend>
          {([false, true] as const).map((isSo) => (
            <label key={String(isSo)}>
              <input
                type="radio"
                name={relation}
                checked={answers[relation] === isSo}
                onChange={() => setAnswers({ ...answers, [relation]: isSo })}
              />
              {t(isSo ? 'checkIn.yes' : 'checkIn.no')}
            </label>
          ))}
        </fieldset>
      ))}
      {isTold && !isAnswered ? <Banner tone="bad" title={t('checkIn.unanswered')} /> : null}
      {hasConflict ? (
        <>
          <Banner tone="warn" title={t('checkIn.conflict')}>
            {t('checkIn.conflictText')}
          </Banner>
          <TextAreaField
            label={t('checkIn.statement')}
            rows={3}
            maxLength={1_000}
            value={statement}
            error={isTold && !isStated ? t('dialog.reasonMissing') : null}
            onChange={({ target }) => setStatement(target.value)}
          />
        </>
      ) : null}
      <p>{text(wording.identity)}</p>
      <Field
        label={t('checkIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        error={isTold && password === '' ? t('dialog.passwordMissing') : null}
        onChange={({ target }) => setPassword(target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button
        kind={hasConflict ? 'danger' : 'primary'}
        isWide
        isBusy={task.isRunning}
        onClick={() => void sign()}
      >
        {t(hasConflict ? 'checkIn.stepAside' : 'checkIn.sign')}
      </Button>
    </form>
  );
}
