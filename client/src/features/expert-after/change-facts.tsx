import type { ChangeView } from '@cloudseat/shared/nouns/expert-after.ts';
import type { Criterion } from '@cloudseat/shared/nouns/project-kind.ts';
import { useTranslation } from 'react-i18next';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './after.module.css';

type ChangeFactsProps = { change: ChangeView; criteria: readonly Criterion[] };

/** What is to be changed, who looks at it, and what was answered and said in each round. */
export function ChangeFacts({ change, criteria }: ChangeFactsProps) {
  const { t } = useTranslation('expert-after');
  const text = useLocalText();
  const { position, state, criterionId, verifiers, rounds } = change;
  const criterion = criteria.find((each) => each.criterionId === criterionId);
  return (
    <>
      <p className={styles.head}>
        <strong>{t('revision.change', { position })}</strong>
        <span className={state === 'verified' ? styles.good : styles.open}>
          {t(`revision.state.${state}`)}
        </span>
      </p>
      <p className={styles.text}>{change.text}</p>
      {criterion ? (
        <p className={styles.quiet}>{t('revision.criterion', { name: text(criterion.name) })}</p>
      ) : null}
      <p className={styles.quiet}>
        {t('revision.verifiers', { names: verifiers.map(({ name }) => name).join('、') })}
      </p>
      {rounds.map((round) => (
        <Round key={round.round} round={round} />
      ))}
    </>
  );
}

function Round({ round: { round, answer, verdicts } }: { round: ChangeView['rounds'][number] }) {
  const { t } = useTranslation('expert-after');
  const locale = useLocale();
  const names = answer.files.map(({ name, version }) => t('answer.file', { name, version }));
  return (
    <div className={styles.round}>
      <p className={styles.quiet}>
        {t('revision.round', { round })} ·{' '}
        {t('revision.answered', { time: formatDayAndTime(answer.handedInAt, locale) })}
      </p>
      <p className={styles.text}>{answer.text}</p>
      {names.length === 0 ? null : (
        <p className={styles.quiet}>{t('revision.files', { names: names.join('、') })}</p>
      )}
      {verdicts.map(({ seatId, name, verdict, reason }) => (
        <p key={seatId} className={verdict === 'verified' ? styles.good : styles.notYet}>
          {t(`revision.verdict.${verdict}`, { name })}
          {reason === '' ? null : `：${reason}`}
        </p>
      ))}
    </div>
  );
}
