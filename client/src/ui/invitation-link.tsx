import { toString as drawQr } from 'qrcode';
import { useTranslation } from 'react-i18next';
import { formatSpan } from '../lib/time-text.ts';
import { Button } from './button.tsx';
import { CopyLink } from './copy-link.tsx';
import styles from './invitation-link.module.css';
import { useLoad } from './use-load.ts';
import { useNow } from './use-now.ts';

type InvitationLinkProps = { link: string; expiresAt: number; now: () => number };

/** The way in for a third person: to be scanned, copied or passed on by the device's own means. Words: namespace `guest`. */
export function InvitationLink({ link, expiresAt, now }: InvitationLinkProps) {
  const { t } = useTranslation('guest');
  const { value: picture } = useLoad(link, () => drawPicture(link));
  const leftMs = Math.max(0, expiresAt - useNow(now));
  return (
    <div>
      {picture === null ? null : <img className={styles.code} src={picture} alt={t('link.code')} />}
      <p className={styles.left}>
        {t('link.left')} <span role="timer">{formatSpan(leftMs)}</span>
      </p>
      {navigator.share === undefined ? null : (
        <div className={styles.share}>
          <Button
            icon="send"
            isWide
            onClick={() => void navigator.share({ url: link }).catch(() => undefined)}
          >
            {t('link.share')}
          </Button>
        </div>
      )}
      <CopyLink link={link} copied={t('link.copied')} />
      <p className={styles.hint}>{t('link.once')}</p>
    </div>
  );
}

async function drawPicture(link: string): Promise<string> {
  const svg = await drawQr(link, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
