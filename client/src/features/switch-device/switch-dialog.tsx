import { toString as drawQr } from 'qrcode';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useNow } from '../../ui/use-now.ts';
import { makeResumeLink } from './resume-link.ts';
import styles from './switch-device.module.css';

/** A QR code and a link, good once and for minutes: whoever opens it carries on at this place. */
export function SwitchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('applicant');
  const [attempt, setAttempt] = useState(0);
  const { value, error, retry } = useLoad(`resume-link/${attempt}`, makeCode);
  const current = useNow(Date.now);
  const isOver = value !== null && current >= value.expiresAt;
  return (
    <Dialog
      title={t('switch.title')}
      onClose={onClose}
      actions={
        <Button isWide onClick={onClose}>
          {t('switch.close')}
        </Button>
      }
    >
      <p>{t('switch.body')}</p>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && error === null ? <Loading>{t('switch.loading')}</Loading> : null}
      {isOver ? (
        <Button icon="retry" isWide onClick={() => setAttempt(attempt + 1)}>
          {t('switch.again')}
        </Button>
      ) : null}
      {value === null || isOver ? null : (
        <>
          <img className={styles.code} src={value.picture} alt={t('switch.code')} />
          <p className={styles.left}>
            {t('switch.left')} <span role="timer">{formatSpan(value.expiresAt - current)}</span>
          </p>
          <CopyLink link={value.link} copied={t('switch.copied')} />
          <p className={styles.hint}>{t('switch.secret')}</p>
        </>
      )}
    </Dialog>
  );
}

async function makeCode() {
  const { link, expiresAt } = await makeResumeLink(null);
  const svg = await drawQr(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return { link, expiresAt, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}
