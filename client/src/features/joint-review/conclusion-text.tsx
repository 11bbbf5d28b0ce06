import type { Consolidation, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import type { LineName } from '../../ui/joint/opinion-card.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './review.module.css';

type ConclusionTextProps = { view: JointReviewView; consolidation: Consolidation; nameOf: LineName };

/** All opinions in one, as the paper will have it. */
export function ConclusionText({ view, consolidation, nameOf }: ConclusionTextProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const { conclusion, summary, lines } = consolidation;
  const names = (seatIds: readonly string[]) =>
    view.seats
      .filter(({ seatId }) => seatIds.includes(seatId))
      .map(({ departmentName }) => text(departmentName))
      .join(t('between'));
  return (
    <div className={styles.conclusion}>
      <p>
        <strong>{t(`conclusion.${conclusion}`)}</strong>
      </p>
      {summary === '' ? null : <p className={styles.lines}>{summary}</p>}
      {lines.length === 0 ? (
        <p>{t('consolidation.noLines')}</p>
      ) : (
        <ol>
          {lines.map((line, at) => (
            <li key={`${at}/${line.text}`}>
              <strong>{t(`line.${line.kind}`)}</strong> {nameOf(line.lineId)} {line.text}{' '}
              <small>{names(line.seatIds)}</small>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
