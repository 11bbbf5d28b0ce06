import type { KeptReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import type { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useTask } from '../../ui/use-task.ts';
import type { Choices } from './choices.ts';
import styles from './replies.module.css';
import { ReplyForm } from './reply-form.tsx';
import { fieldsOf, wishOf } from './reply-wish.ts';

/** What was just done with a reply. */
export type Done = 'made' | 'changed' | 'revoked' | 'restored';

type WayProps = {
  reply: KeptReply;
  onChanged: (changed: KeptReply, what: Done) => void;
  onReadAgain: () => void;
  onExpired: () => void;
};

export function ChangeCard({
  reply,
  choices,
  onChanged,
  onReadAgain,
  onExpired,
}: WayProps & { choices: Choices }) {
  const { t } = useTranslation('replies');
  const change = useTask();
  const { replyId, version } = reply;
  return (
    <Card>
      <h1 className={styles.title}>{t('keep.change')}</h1>
      <ReplyForm
        {...choices}
        saved={wishOf(reply)}
        isBusy={change.isRunning}
        error={<ChangeError error={change.error} onReadAgain={onReadAgain} onExpired={onExpired} />}
        onSave={(wish) =>
          void change.run(async () => {
            const body = { version, ...fieldsOf(wish, window.location.host) };
            onChanged(await api('cannedReply:change', { params: { replyId }, body }), 'changed');
          })
        }
      />
    </Card>
  );
}

export function StateCard({ reply, onChanged, onReadAgain, onExpired }: WayProps) {
  const { t } = useTranslation('replies');
  const task = useTask();
  const { replyId, version, revokedAt } = reply;
  const isUsed = revokedAt === null;
  const turn = () =>
    task.run(async () => {
      const input = { params: { replyId }, body: { version } };
      if (isUsed) onChanged(await api('cannedReply:revoke', input), 'revoked');
      else onChanged(await api('cannedReply:restore', input), 'restored');
    });
  return (
    <Card title={t(isUsed ? 'keep.revokeTitle' : 'keep.restoreTitle')}>
      <div className={styles.parts}>
        <p>{t(isUsed ? 'keep.revokeText' : 'keep.restoreText')}</p>
        <ChangeError error={task.error} onReadAgain={onReadAgain} onExpired={onExpired} />
        <Button isBusy={task.isRunning} onClick={() => void turn()}>
          {t(isUsed ? 'keep.revoke' : 'keep.restore')}
        </Button>
      </div>
    </Card>
  );
}

type ChangeErrorProps = { error: SignalError | null; onReadAgain: () => void; onExpired: () => void };

/** Where somebody else was faster, with the way to what is there now. */
function ChangeError({ error, onReadAgain, onExpired }: ChangeErrorProps) {
  const { t } = useTranslation('replies');
  useExpiry(error, onExpired);
  if (error === null) return null;
  const isLate = error.code === 'CHANGED_MEANWHILE';
  return (
    <ErrorNotice
      error={error}
      action={isLate ? <Button onClick={onReadAgain}>{t('keep.readAgain')}</Button> : null}
    />
  );
}
