import type { JointReviewId } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../button.tsx';
import { SittingLine } from '../chat/sitting-line.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../spinner.tsx';
import { useLoad } from '../use-load.ts';
import styles from './joint.module.css';

/** What was written in the rooms of a review, for who looks at it from outside: fetched when they ask for it. */
export function ReviewChat({ reviewId }: { reviewId: JointReviewId }) {
  const { t } = useTranslation('joint');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-labelledby="review-chat">
      <h3 id="review-chat">{t('chat.title')}</h3>
      {isOpen ? (
        <Lines reviewId={reviewId} />
      ) : (
        <Button icon="chat" onClick={() => setIsOpen(true)}>
          {t('chat.open')}
        </Button>
      )}
    </section>
  );
}

function Lines({ reviewId }: { reviewId: JointReviewId }) {
  const { t } = useTranslation('joint');
  const { value, error, retry } = useLoad(`review-chat/${reviewId}`, () =>
    api('reviewChat:list', { params: { reviewId } }),
  );
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (value === null) return <Loading>{t('loading')}</Loading>;
  return (
    <>
      {value.isWhole ? null : <p className={styles.small}>{t('chat.openOnly')}</p>}
      {value.messages.length === 0 ? (
        <p>{t('chat.none')}</p>
      ) : (
        <ol className={styles.chat}>
          {value.messages.map((line) => (
            <SittingLine key={line.messageId} line={line} isOwn={false} apartWords={t('chat.apart')} />
          ))}
        </ol>
      )}
    </>
  );
}
