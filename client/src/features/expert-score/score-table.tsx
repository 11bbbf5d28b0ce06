import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ScoreTable as Table } from '@cloudseat/shared/nouns/expert-score.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './score.module.css';

type ScoreTableProps = { review: ExpertReviewView; table: Table };

/** All marks beside each other once they are open; what comes of them stands first. */
export function ScoreTable({ review, table }: ScoreTableProps) {
  const { t } = useTranslation(['expert-score', 'expert']);
  const text = useLocalText();
  const { criteria } = review.kind;
  const { rows, result } = table;
  const counting = rows.filter(({ sheet }) => sheet !== null);
  const voids = rows.filter(({ isVoid }) => isVoid);
  return (
    <div className={styles.form}>
      {result === null ? (
        <p>{t('table.none')}</p>
      ) : (
        <p className={styles.total}>
          {t('table.result', { mean: result.trimmedMean ?? result.mean, percent: result.percent })}
          {' · '}
          {t(result.isPass ? 'table.pass' : 'table.noPass', { pass: result.passPercent })}
        </p>
      )}
      {result?.trimmedMean == null ? null : <p className={styles.second}>{t('table.trimmed')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the page is moved by keys as well. */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('table.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('table.criterion')}</th>
              <th scope="col">{t('table.mean')}</th>
              {counting.map(({ seatId, name }) => (
                <th key={seatId} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {criteria.map(({ criterionId, name, maxScore }, at) => (
              <tr key={criterionId}>
                <th scope="row">
                  {text(name)} <span className={styles.second}>{t('form.max', { max: maxScore })}</span>
                </th>
                <td>{result?.criteria[at]?.mean}</td>
                {counting.map(({ seatId, sheet }) => (
                  <td key={seatId}>{sheet?.marks[at]?.score}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('table.total')}</th>
              <td>{result?.mean}</td>
              {counting.map(({ seatId, total }) => (
                <td key={seatId}>{total}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('table.proposal')}</th>
              <td />
              {counting.map(({ seatId, sheet }) => (
                <td key={seatId}>{sheet ? t(`expert:conclusion.${sheet.proposal}`) : null}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      {voids.map(({ seatId, position, name, voidReason, commitment }) => (
        <p key={seatId} className={styles.second}>
          {t(commitment === null ? 'table.void' : 'table.voidWithMarks', {
            ...{ position, name, reason: voidReason ?? t('table.noReason') },
          })}
        </p>
      ))}
      <Remarks {...{ review, table }} />
    </div>
  );
}

function Remarks({ review, table }: ScoreTableProps) {
  const { t } = useTranslation('expert-score');
  const text = useLocalText();
  const written = table.rows.flatMap(({ seatId, name, sheet }) => {
    const marks = (sheet?.marks ?? []).filter(({ remark }) => remark !== '');
    return sheet === null || (marks.length === 0 && sheet.remark === '')
      ? []
      : [{ seatId, name, marks, whole: sheet.remark }];
  });
  const nameOf = (criterionId: string) => {
    const found = review.kind.criteria.find((each) => each.criterionId === criterionId);
    return found ? text(found.name) : '';
  };
  if (written.length === 0) return null;
  return (
    <details className={styles.remarks}>
      <summary>{t('table.remarks')}</summary>
      {written.map(({ seatId, name, marks, whole }) => (
        <div key={seatId}>
          <h4>{name}</h4>
          {marks.map(({ criterionId, remark }) => (
            <p key={criterionId}>
              <span className={styles.second}>{nameOf(criterionId)}</span> {remark}
            </p>
          ))}
          {whole === '' ? null : <p>{whole}</p>}
        </div>
      ))}
    </details>
  );
}
