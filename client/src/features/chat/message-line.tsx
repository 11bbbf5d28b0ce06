import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { materialUrl } from '../../lib/http.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './chat-panel.module.css';
import { LinkCard } from './link-card.tsx';

type MessageLineProps = {
  isOwn: boolean;
  sender: string;
  sentAt: number;
  text: string | null;
  material: Material | null;
  link: MessageLink | null;
};

export function MessageLine({ isOwn, sender, sentAt, text, material, link }: MessageLineProps) {
  const locale = useLocale();
  return (
    <li className={classNames(styles.message, isOwn && styles.own)}>
      <p className={styles.meta}>
        {sender} · {formatTimeOfDay(sentAt, locale)}
      </p>
      <div className={styles.bubble}>
        {text === null ? null : <p>{text}</p>}
        {link === null ? null : <LinkCard link={link} />}
        {material === null ? null : <MaterialLink material={material} />}
      </div>
    </li>
  );
}

/** Pictures a browser can show are shown small; HEIC and documents by name. */
function MaterialLink({ material }: { material: Material }) {
  const url = materialUrl(material.materialId);
  const isPicture = ['image/jpeg', 'image/png', 'image/webp'].includes(material.mimeType);
  return (
    <a href={url} target="_blank" rel="noreferrer" className={styles.material}>
      {isPicture ? <img src={url} alt="" loading="lazy" /> : <Icon name="file" />}
      <span>{material.fileName}</span>
    </a>
  );
}
