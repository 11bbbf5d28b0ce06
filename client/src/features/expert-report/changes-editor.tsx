import type { RequiredChange } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView, PanelSeatId } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import { changeSection, changesName } from '@cloudseat/shared/report/report-doc.ts';
import { useTranslation } from 'react-i18next';
import { Text, Map as YMap } from 'yjs';
import { randomToken } from '../../lib/request-id.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './report.module.css';
import type { ReportPage } from './report-page.ts';
import { SectionEditor } from './section-editor.tsx';
import type { WhoIsWhere } from './use-report-page.ts';

type ChangesEditorProps = {
  review: ExpertReviewView;
  page: ReportPage;
  changes: readonly RequiredChange[];
  isReadOnly: boolean;
  whoIsWhere: WhoIsWhere;
  nameOf: (seatId: PanelSeatId) => string;
};

/** What the unit has to change: each with its words, the criterion it belongs to, and who looks whether it was done. */
export function ChangesEditor(props: ChangesEditorProps) {
  const { review, page, changes, isReadOnly, whoIsWhere, nameOf } = props;
  const { t } = useTranslation('expert-report');
  const words = useLocalText();
  const map = page.doc.getMap<YMap<unknown>>(changesName);
  const judging = review.seats.filter(isJudging);

  function add(): void {
    const change = new YMap<unknown>();
    change.set('text', new Text());
    change.set('criterionId', null);
    change.set('seatIds', review.ownSeatId === null ? [] : [review.ownSeatId]);
    change.set('at', Date.now());
    map.set(randomToken(), change);
  }

  return (
    <section className={styles.changes} aria-label={t('changes.title')}>
      <h3>{t('changes.title')}</h3>
      <p className={styles.second}>{t('changes.hint')}</p>
      <ol>
        {changes.map(({ changeId, criterionId, seatIds }, at) => {
          const change = map.get(changeId);
          const text = change?.get('text');
          if (change === undefined || !(text instanceof Text)) return null;
          const sectionId = changeSection(changeId);
          const writing = [...whoIsWhere].filter(([, where]) => where === sectionId);
          return (
            <li key={changeId} className={styles.change}>
              <SectionEditor
                {...{ page, text, sectionId, isReadOnly, nameOf }}
                label={t('changes.text', { number: at + 1 })}
                writing={writing.map(([seatId]) => nameOf(seatId))}
              />
              <SelectField
                label={t('changes.criterion')}
                disabled={isReadOnly}
                value={criterionId ?? ''}
                onChange={({ target }) => change.set('criterionId', target.value || null)}
              >
                <option value="">{t('changes.noCriterion')}</option>
                {review.kind.criteria.map((criterion) => (
                  <option key={criterion.criterionId} value={criterion.criterionId}>
                    {words(criterion.name)}
                  </option>
                ))}
              </SelectField>
              <fieldset className={styles.verifiers} disabled={isReadOnly}>
                <legend>{t('changes.verifiers')}</legend>
                {judging.map(({ seatId }) => (
                  <label key={seatId}>
                    <input
                      type="checkbox"
                      checked={seatIds.includes(seatId)}
                      onChange={({ target }) =>
                        change.set(
                          'seatIds',
                          target.checked ? [...seatIds, seatId] : seatIds.filter((each) => each !== seatId),
                        )
                      }
                    />
                    {nameOf(seatId)}
                  </label>
                ))}
              </fieldset>
              {isReadOnly ? null : (
                <Button kind="plain" onClick={() => map.delete(changeId)}>
                  {t('changes.remove', { number: at + 1 })}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {isReadOnly ? null : <Button onClick={add}>{t('changes.add')}</Button>}
    </section>
  );
}
