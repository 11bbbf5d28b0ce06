import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './guest-talk.module.css';

/** Everybody in the room as the server lists them, and as what. */
export function PeopleDialog({ room, onClose }: { room: RoomView; onClose: () => void }) {
  const { t } = useTranslation('guest');
  return (
    <Dialog
      title={t('talk.peopleTitle')}
      onClose={onClose}
      actions={
        <Button kind="primary" isWide onClick={onClose}>
          {t('talk.close')}
        </Button>
      }
    >
      <ul className={styles.people}>
        {room.participants.map(({ participantId, displayName, role, relation }) => (
          <li key={participantId}>
            <Icon name="person" size="28px" />
            <span>
              <strong>{participantId === room.selfId ? t('talk.you') : displayName}</strong> ·{' '}
              {relation ? t(`relation.${relation}`) : t(`talk.role.${role}`)}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
