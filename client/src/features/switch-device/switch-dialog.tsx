import { toString as drawQr } from 'qrcode';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useNow } from '../../ui/use-now.ts';
import { resumeAddress } from './resume-address.ts';
import styles from './switch-device.module.css';

/** A QR code and a link, good once and for minutes: whoever opens it carries on at this place. */
export function SwitchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('applicant');
  const [attempt, setAttempt] = useState(0);
  const { value, error, retry } = useLoad(`resume-link/${attempt}`, makeLink);
  const current = useNow(Date.now);
  const isOver = value !== null && current >= value.expiresAt;
  return (
    <Dialog
      title={t('switch.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" isWide onClick={onClose}>
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
          <CopyButton link={value.link} />
          <p className={styles.hint}>{t('switch.secret')}</p>
        </>
      )}
    </Dialog>
  );
}

async function makeLink() {
  const { token, expiresInSeconds } = await api('resumeLink:create');
  const expiresAt = Date.now() + expiresInSeconds * 1_000;
  const link = resumeAddress(window.location.origin, token);
  const svg = await drawQr(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return { link, expiresAt, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}

function CopyButton({ link }: { link: string }) {
  const { t } = useTranslation('applicant');
  const [isCopied, setIsCopied] = useState(false);
  // Only over https and on this machine; elsewhere the code has to do.
  if (navigator.clipboard === undefined) return null;
  const copy = () => void navigator.clipboard.writeText(link).then(() => setIsCopied(true));
  return (
    <Button isWide onClick={copy}>
      {isCopied ? t('switch.copied') : t('switch.copy')}
    </Button>
  );
}
