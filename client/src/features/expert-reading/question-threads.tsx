import type {
  PanelQuestion,
  QuestionLine,
  QuestionLineId,
  ReadingPlace,
  ReadingView,
} from '@cloudseat/shared/nouns/expert-reading.ts';
import { answerMaxLength } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { randomToken } from '../../lib/request-id.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { usePlaceText } from '../../ui/expert/reader/place-text.ts';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './reading.module.css';

type ThreadsProps = {
  review: ExpertReviewView;
  view: ReadingView;
  questions: readonly PanelQuestion[];
  onChanged: () => void;
  /** Leads to what a question is about, where that is on the page. */
  onPlace?: (place: ReadingPlace) => void;
};

/** Questions to the unit below each other, those that wait first, with what one may say to each. */
export function QuestionThreads(props: ThreadsProps) {
  const { t } = useTranslation('expert-reading');
  const { questions } = props;
  if (questions.length === 0) return <p className={styles.small}>{t('questions.none')}</p>;
  const sorted = [...questions].sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || a.number - b.number);
  return (
    <ol className={styles.threads}>
      {sorted.map((question) => (
        <li key={question.questionId}>
          <Thread {...props} question={question} />
        </li>
      ))}
    </ol>
  );
}

function Thread({ question, review, view, onChanged, onPlace }: ThreadsProps & { question: PanelQuestion }) {
  const { t } = useTranslation('expert-reading');
  const placeText = usePlaceText(view.items);
  const { number, isOpen, place, lines } = question;
  const isUnit = review.part === 'unit';
  const mayAskOn = view.mayAsk && review.part === 'expert';
  return (
    <article className={styles.thread} aria-label={t('questions.number', { number })}>
      <header className={styles.threadHead}>
        <strong>{t('questions.number', { number })}</strong>
        <span className={isOpen ? styles.waits : styles.answered}>
          {isOpen ? t('questions.open') : t('questions.answered')}
        </span>
      </header>
      {place === null ? null : onPlace === undefined ? (
        <p className={styles.small}>{placeText(place)}</p>
      ) : (
        <button type="button" className={styles.placeLink} onClick={() => onPlace(place)}>
          {placeText(place)}
        </button>
      )}
      {lines.map((line) => (
        <Line key={line.lineId} {...line} />
      ))}
      {(view.mayAnswer && (isOpen || isUnit)) || mayAskOn ? (
        <ReplyBox {...{ question, review, onChanged }} isFolded={!isUnit || !isOpen} />
      ) : null}
    </article>
  );
}

function Line({ from, isAnswer, isOwn, text, at }: QuestionLine) {
  const { t } = useTranslation('expert-reading');
  const locale = useLocale();
  const speaker = from === 'convenor' && isAnswer ? 'relayed' : from;
  return (
    <div className={isAnswer ? styles.answerLine : styles.questionLine}>
      <span className={styles.small}>
        {t(`questions.from.${speaker}`)}
        {isOwn ? ` (${t('questions.own')})` : ''} · {formatMoment(at, locale)}
      </span>
      <p>{text}</p>
    </div>
  );
}

type ReplyProps = Pick<ThreadsProps, 'review' | 'onChanged'> & { question: PanelQuestion; isFolded: boolean };

function ReplyBox({ question, review, onChanged, isFolded }: ReplyProps) {
  const { t } = useTranslation('expert-reading');
  const [isOpen, setIsOpen] = useState(!isFolded);
  const [text, setText] = useState('');
  // The same line, however often it is sent.
  const lineId = useRef<QuestionLineId | null>(null);
  const task = useTask();
  const part = review.part === 'unit' ? 'unit' : review.part === 'convenor' ? 'convenor' : 'expert';
  async function send() {
    lineId.current ??= randomToken() as QuestionLineId;
    const body = { lineId: lineId.current, text: text.trim(), isAnswer: part !== 'expert' };
    const params = { reviewId: review.reviewId, questionId: question.questionId };
    if (!(await task.run(() => api('expertQuestion:reply', { params, body })))) return;
    lineId.current = null;
    setText('');
    setIsOpen(false);
    onChanged();
  }
  if (!isOpen) return <Button onClick={() => setIsOpen(true)}>{t(`questions.reply.${part}`)}</Button>;
  return (
    <div className={styles.form}>
      <TextAreaField
        label={t(`questions.reply.${part}`)}
        rows={3}
        maxLength={answerMaxLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button
        kind="primary"
        isBusy={task.isRunning}
        aria-disabled={text.trim() === ''}
        onClick={() => {
          if (text.trim() !== '') void send();
        }}
      >
        {t(`questions.send.${part}`)}
      </Button>
    </div>
  );
}
