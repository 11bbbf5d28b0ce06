import type { ChecklistItem, JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './review.module.css';
import { isOver } from './review-words.ts';

type ChecklistProps = { view: JointReviewView; onView: (view: JointReviewView) => void };

const states: readonly ChecklistItem['state'][] = ['open', 'done', 'question'];

/** What all go through together; anybody of a department ticks it off, with a note where there is a question. */
export function Checklist({ view, onView }: ChecklistProps) {
  const { t } = useTranslation('joint');
  const task = useTask();
  if (view.checklist.length === 0) return null;
  const canChange = !isOver(view.state) && view.ownSeatId !== null;
  const set = (item: ChecklistItem, change: Partial<Pick<ChecklistItem, 'state' | 'note'>>) =>
    void task.run(async () => {
      const { state, note } = { ...item, ...change };
      const params = { reviewId: view.reviewId, itemId: item.itemId };
      onView(await api('jointReview:setChecklistItem', { params, body: { state, note } }));
    });
  return (
    <section aria-labelledby="review-checklist">
      <h3 id="review-checklist">{t('checklist.title')}</h3>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <ol className={styles.checklist}>
        {view.checklist.map((item) => (
          <li key={item.itemId}>
            <fieldset disabled={!canChange}>
              <legend>{item.text}</legend>
              {states.map((state) => (
                <label key={state}>
                  <input
                    type="radio"
                    name={`check-${item.itemId}`}
                    checked={item.state === state}
                    onChange={() => set(item, { state })}
                  />
                  {t(`checklist.state.${state}`)}
                </label>
              ))}
            </fieldset>
            <Note item={item} canChange={canChange} onNote={(note) => set(item, { note })} />
            {item.by === null ? null : (
              <p className={styles.small}>{t('checklist.by', { name: item.by.displayName })}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

type NoteProps = { item: ChecklistItem; canChange: boolean; onNote: (note: string) => void };

function Note({ item, canChange, onNote }: NoteProps) {
  const { t } = useTranslation('joint');
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null)
    return (
      <p className={styles.note}>
        {item.note}{' '}
        {canChange ? (
          <Button kind="plain" onClick={() => setTyped(item.note)}>
            {t(item.note === '' ? 'checklist.addNote' : 'checklist.changeNote')}
          </Button>
        ) : null}
      </p>
    );
  return (
    <Field
      label={t('checklist.note', { text: item.text })}
      maxLength={500}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      aside={
        <Button
          onClick={() => {
            onNote(typed.trim());
            setTyped(null);
          }}
        >
          {t('checklist.saveNote')}
        </Button>
      }
    />
  );
}
