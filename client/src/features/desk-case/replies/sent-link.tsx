import { readLink } from '@cloudseat/shared/nouns/link-rules.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { useTranslation } from 'react-i18next';
import styles from './replies.module.css';

/** A link as it was sent: its label, and in words where it leads. */
export function SentLink({ link: { label, url } }: { link: MessageLink }) {
  const { t } = useTranslation('replies');
  const place = readLink(url, { ownHosts: [window.location.host], listedHosts: null });
  if (place === null) return <p>{label}</p>;
  const address = place.kind === 'own' ? place.path : place.address;
  return (
    <a className={styles.card} href={address} target="_blank" rel="noopener noreferrer">
      {label}
      <small>{place.kind === 'own' ? t('place.own') : t(`place.${place.kind}`, { host: place.host })}</small>
    </a>
  );
}
