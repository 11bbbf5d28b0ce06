import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { DepartmentSeat, Opinion } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { useLocale, useLocalText } from '../use-locale.ts';
import styles from './joint.module.css';

/** The name of a line of the case's checklist; null where it is not known here. */
export type LineName = (lineId: MaterialLineId | null) => string | null;

type OpinionCardProps = { seat: DepartmentSeat; opinion: Opinion; nameOf: LineName };

/** One department's signed word. */
export function OpinionCard({ seat, opinion, nameOf }: OpinionCardProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const locale = useLocale();
  const { verdict, basis, lines, askInstead, round, signedAt, signedBy } = opinion;
  return (
    <article className={styles.opinion} aria-label={text(seat.departmentName)}>
      <h4>{text(seat.departmentName)}</h4>
      {verdict === null ? null : <p className={styles.verdict}>{t(`verdict.${verdict}`)}</p>}
      <p>{opinion.text}</p>
      {basis === '' ? null : <p className={styles.small}>{t('opinion.basisIs', { basis })}</p>}
      {askInstead === '' ? null : (
        <p className={styles.small}>{t('opinion.askInsteadIs', { whom: askInstead })}</p>
      )}
      {lines.length === 0 ? null : (
        <ul className={styles.lines}>
          {lines.map((line, at) => (
            <li key={`${at}/${line.text}`}>
              <strong>{t(`line.${line.kind}`)}</strong>
              {nameOf(line.lineId) === null ? null : <em>{nameOf(line.lineId)}</em>} {line.text}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.small}>
        {t(round > 1 ? 'opinion.signedRound' : 'opinion.signed', {
          name: signedBy.displayName,
          number: signedBy.agentNumber,
          time: formatMoment(signedAt, locale),
          round,
        })}
      </p>
    </article>
  );
}
