import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import { ChangeError } from './change-error.tsx';
import styles from './codes.module.css';
import { RevokeDialog } from './revoke-dialog.tsx';

type StateCardProps = {
  entry: AdministeredCode;
  onChanged: (changed: AdministeredCode, what: 'revoked' | 'restored') => void;
  onReadAgain: () => void;
  onExpired: () => void;
};

/** Whether the code leads on, and the way to change that. */
export function StateCard({ entry, onChanged, ...way }: StateCardProps) {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  const [isAsking, setIsAsking] = useState(false);
  const restore = useTask();
  const { code, version, revocation } = entry;
  if (revocation) {
    const { at, reason } = revocation;
    return (
      <Card title={t('state.revokedTitle')}>
        <div className={styles.parts}>
          <p>{t('state.revokedText', { time: formatMoment(at, locale), reason })}</p>
          <ChangeError error={restore.error} {...way} />
          <Button
            isBusy={restore.isRunning}
            onClick={() =>
              void restore.run(async () =>
                onChanged(
                  await api('entryCode:restore', { params: { code }, body: { version } }),
                  'restored',
                ),
              )
            }
          >
            {t('state.restore')}
          </Button>
        </div>
      </Card>
    );
  }
  return (
    <Card title={t('revoke.title')}>
      <div className={styles.parts}>
        <p>{t('revoke.text')}</p>
        <Button onClick={() => setIsAsking(true)}>{t('revoke.start')}</Button>
      </div>
      {isAsking ? (
        <RevokeDialog
          entry={entry}
          onClose={() => setIsAsking(false)}
          onRevoked={(revoked) => {
            setIsAsking(false);
            onChanged(revoked, 'revoked');
          }}
          onExpired={way.onExpired}
          onReadAgain={() => {
            setIsAsking(false);
            way.onReadAgain();
          }}
        />
      ) : null}
    </Card>
  );
}
