import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import styles from './session.module.css';

type VoidPartProps = {
  review: Pick<ExpertReviewView, 'reviewId'>;
  session: ExpertSession;
  onSession: (session: ExpertSession) => void;
};

/** 作废重评: one proposes it, somebody else decides. */
export function VoidPart({ review, session, onSession }: VoidPartProps) {
  const { t } = useTranslation('expert-session');
  const task = useTask();
  const [asks, setAsks] = useState<'propose' | 'confirm' | null>(null);
  const { voiding } = session;
  const params = { reviewId: review.reviewId };
  return (
    <div className={styles.void}>
      {voiding === null ? (
        <Button kind="plain" onClick={() => setAsks('propose')}>
          {t('void.propose')}
        </Button>
      ) : (
        <Banner tone="warn" title={t('void.proposed', { name: voiding.byName })}>
          <p>{voiding.reason}</p>
          {voiding.isOwn ? <p>{t('void.own')}</p> : null}
          <div className={styles.tools}>
            {voiding.isOwn ? null : (
              <Button kind="danger" onClick={() => setAsks('confirm')}>
                {t('void.confirm')}
              </Button>
            )}
            <Button
              isBusy={task.isRunning}
              onClick={() =>
                void task.run(async () =>
                  onSession(await api('expertSession:void', { params, body: { act: 'withdraw' } })),
                )
              }
            >
              {t(voiding.isOwn ? 'void.withdraw' : 'void.decline')}
            </Button>
          </div>
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Banner>
      )}
      {asks === null ? null : (
        <ReasonDialog
          title={t(`void.${asks}`)}
          text={t('void.text')}
          confirm={t(`void.${asks}`)}
          isSigned
          isPlain={asks === 'confirm'}
          onConfirm={async ({ reason, password }) => {
            const body =
              asks === 'propose'
                ? { act: 'propose' as const, reason, password }
                : { act: 'confirm' as const, password };
            onSession(await api('expertSession:void', { params, body }));
          }}
          onClose={() => setAsks(null)}
        />
      )}
    </div>
  );
}
