import type { QuestionId, ReadingPlace } from '@cloudseat/shared/nouns/expert-reading.ts';
import { questionMaxLength } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { randomToken } from '../../lib/request-id.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './reading.module.css';

type AskProps = {
  reviewId: ExpertReviewId;
  /** What is looked at now, read when the question goes out; null: nothing. */
  findPlace: () => ReadingPlace | null;
  onChanged: () => void;
};

/** A question to the unit, which never learns who of the panel asks. */
export function AskBox({ reviewId, findPlace, onChanged }: AskProps) {
  const { t } = useTranslation('expert-reading');
  const [text, setText] = useState('');
  const [isPlaced, setIsPlaced] = useState(true);
  // The same question, however often it is sent.
  const questionId = useRef<QuestionId | null>(null);
  const task = useTask();
  async function ask() {
    questionId.current ??= randomToken() as QuestionId;
    const body = {
      ...{ questionId: questionId.current, text: text.trim() },
      place: isPlaced ? findPlace() : null,
    };
    if (!(await task.run(() => api('expertQuestion:ask', { params: { reviewId }, body })))) return;
    questionId.current = null;
    setText('');
    onChanged();
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void ask();
      }}
    >
      <TextAreaField
        label={t('ask.label')}
        hint={t('ask.hint')}
        rows={3}
        maxLength={questionMaxLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Tick isOn={isPlaced} onChange={setIsPlaced}>
        {t('ask.withPlace')}
      </Tick>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button kind="primary" type="submit" isBusy={task.isRunning} aria-disabled={text.trim() === ''}>
        {t('ask.send')}
      </Button>
    </form>
  );
}
