import type { ChangeView, RevisedFile } from '@cloudseat/shared/nouns/expert-after.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './after.module.css';

type AnswerFormProps = {
  reviewId: ExpertReviewId;
  change: ChangeView;
  files: readonly RevisedFile[];
  /** What stands in the field, once it is saved. */
  onWritten: (text: string) => void;
};
/** After the last key, ms: a pause in writing. */
const saveAfterMs = 1_000;

/** What the unit did about one change; saved while it is written. */
export function AnswerForm({ reviewId, change, files, onWritten }: AnswerFormProps) {
  const { t } = useTranslation('expert-after');
  const { changeId } = change;
  const [draft, setDraft] = useState(change.draft ?? { text: '', fileIds: [] });
  const saved = useRef(draft);
  const [isSaved, setIsSaved] = useState(false);
  const task = useTask();

  useEffect(() => {
    if (draft === saved.current) return;
    setIsSaved(false);
    const timer = setTimeout(() => {
      void task.run(async () => {
        await api('expertChange:saveAnswer', { params: { reviewId, changeId }, body: draft });
        saved.current = draft;
        setIsSaved(true);
        onWritten(draft.text);
      });
    }, saveAfterMs);
    return () => clearTimeout(timer);
    // One that failed is tried again with the next key.
  }, [draft]);

  const toggle = (fileId: string, isOn: boolean) =>
    setDraft({
      ...draft,
      fileIds: isOn ? [...draft.fileIds, fileId] : draft.fileIds.filter((each) => each !== fileId),
    });
  return (
    <div className={styles.answer}>
      <TextAreaField
        label={t('answer.label')}
        hint={isSaved ? t('answer.saved') : t('answer.hint')}
        rows={4}
        maxLength={4_000}
        value={draft.text}
        onChange={({ target }) => setDraft({ ...draft, text: target.value })}
      />
      {files.length === 0 ? (
        <p className={styles.quiet}>{t('answer.noFiles')}</p>
      ) : (
        <fieldset className={styles.choices}>
          <legend>{t('answer.files')}</legend>
          {files.map(({ fileId, name, version }) => (
            <Tick
              key={fileId}
              isOn={draft.fileIds.includes(fileId)}
              onChange={(isOn) => toggle(fileId, isOn)}
            >
              {t('answer.file', { name, version })}
            </Tick>
          ))}
        </fieldset>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </div>
  );
}
