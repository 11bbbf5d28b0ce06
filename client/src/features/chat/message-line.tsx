import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import { useTranslation } from 'react-i18next';
import { materialUrl } from '../../lib/http.ts';
import { ChatBubble } from '../../ui/chat/chat-bubble.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkCard } from './link-card.tsx';
import styles from './message-line.module.css';

export function MessageLine({ message }: { message: Message }) {
  const { t } = useTranslation('common');
  const { sender, senderName, sentAt, text, material, link } = message;
  const isOwn = sender === 'applicant';
  return (
    <ChatBubble isOwn={isOwn} sender={isOwn ? t('chat.you') : senderName} sentAt={sentAt}>
      {text === null ? null : <p>{text}</p>}
      {link === null ? null : <LinkCard link={link} />}
      {material === null ? null : <MaterialLink material={material} />}
    </ChatBubble>
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
