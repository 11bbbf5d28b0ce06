import { readLink } from '@cloudseat/shared/nouns/link-rules.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { useTranslation } from 'react-i18next';
import { findHostApp } from '../../lib/browser-kind.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import styles from './message-line.module.css';

/**
 * A link an agent sent: what it is, whose it is, and that it opens beside the talk. Apps with a browser of their own know no
 * second page, and to follow it there would end the talk: there it is copied.
 */
export function LinkCard({ link: { label, url } }: { link: MessageLink }) {
  const { t } = useTranslation('applicant');
  const place = readLink(url, { ownHosts: [window.location.host], listedHosts: null });
  if (place === null) return <p>{label}</p>;
  const address = place.kind === 'own' ? `${window.location.origin}${place.path}` : place.address;
  const whose =
    place.kind === 'own' ? t('chat.linkOf.own') : t(`chat.linkOf.${place.kind}`, { host: place.host });
  if (findHostApp(navigator.userAgent) !== 'none') {
    return (
      <div className={styles.link}>
        <strong>{label}</strong>
        <span>{whose}</span>
        <CopyLink link={address} copied={t('chat.linkCopied')} />
      </div>
    );
  }
  return (
    <a className={styles.link} href={address} target="_blank" rel="noopener noreferrer">
      <strong>{label}</strong>
      <span>{whose}</span>
      <span className={styles.linkHow}>{t('chat.linkOpen')} ›</span>
    </a>
  );
}
