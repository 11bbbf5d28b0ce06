import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import type { RoomPerson } from './people.ts';
import styles from './people-list.module.css';
import type { SittingActions } from './sitting-actions.ts';

type PersonRowProps = {
  person: RoomPerson;
  hasFloor: boolean;
  isChair: boolean;
  isPinned: boolean;
  owes: string | null;
  actions: SittingActions;
  run: (work: () => Promise<unknown>) => void;
  onPin: (participantId: ParticipantId | null) => void;
  onRemove: () => void;
};

/** One of a sitting: who, of where, how they stand, and what the chair can do. */
export function PersonRow(props: PersonRowProps) {
  const { person, hasFloor, isChair, owes, actions, run } = props;
  const { t } = useTranslation('sitting');
  const text = useLocalText();
  const { participantId, isSelf, displayName, title, part, standing } = person;
  const [isOpen, setIsOpen] = useState(false);
  const hasTools = standing === 'admitted' && !isSelf;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <p className={styles.name}>
          <strong>{isSelf ? t('people.self', { name: displayName }) : displayName}</strong>
          <span>{text(title)}</span>
        </p>
        {hasTools ? (
          <Button
            kind="plain"
            icon={isOpen ? 'up' : 'down'}
            aria-expanded={isOpen}
            aria-label={t('people.more', { name: displayName })}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t('people.tools')}
          </Button>
        ) : null}
      </div>
      <p className={styles.state}>
        <span>{t(person.kind === 'expertReview' ? `ofPanel.part.${part}` : `people.part.${part}`)}</span>
        <span>{t(`people.is.${stateOf(person)}`)}</span>
        {hasFloor ? <span className={styles.floor}>{t('people.hasFloor')}</span> : null}
        {person.handRaisedAt === null ? null : (
          <span className={styles.floor}>
            <Icon name="hand" size="1em" /> {t('tile.hand')}
          </span>
        )}
        {person.silenced.microphone ? <span>{t('people.isSilenced')}</span> : null}
        {person.silenced.camera ? <span>{t('people.isCameraOff')}</span> : null}
        {owes === null ? null : <span>{owes}</span>}
      </p>
      {isChair && standing === 'lobby' ? (
        <div className={styles.tools}>
          <Button kind="primary" onClick={() => run(() => actions.admit(participantId))}>
            {t('people.admit', { name: displayName })}
          </Button>
          <Button onClick={props.onRemove}>{t('people.turnAway', { name: displayName })}</Button>
        </div>
      ) : null}
      {hasTools && isOpen ? <OtherTools {...props} /> : null}
    </li>
  );
}

/** Behind one button: a list of twenty-five would be all buttons else. */
function OtherTools(props: PersonRowProps) {
  const { person, isChair, isPinned, onPin } = props;
  const { t } = useTranslation('sitting');
  return (
    <div className={styles.tools}>
      <Button onClick={() => onPin(isPinned ? null : person.participantId)}>
        {t(isPinned ? 'people.unpin' : 'people.pin')}
      </Button>
      {isChair ? <ChairTools {...props} /> : null}
    </div>
  );
}

function ChairTools({ person, hasFloor, actions, run, onRemove }: PersonRowProps) {
  const { t } = useTranslation('sitting');
  const { participantId, silenced } = person;
  return (
    <>
      <Button onClick={() => run(() => actions.giveFloor(hasFloor ? null : participantId))}>
        {t(hasFloor ? 'people.takeFloor' : 'people.giveFloor')}
      </Button>
      {(['microphone', 'camera'] as const).map((source) => (
        <Button
          key={source}
          onClick={() => run(() => actions.silence(participantId, source, !silenced[source]))}
        >
          {t(`people.${silenced[source] ? 'allow' : 'silence'}.${source}`)}
        </Button>
      ))}
      <Button onClick={onRemove}>{t('people.remove')}</Button>
    </>
  );
}

function stateOf({ standing, isConnected, isOutside }: RoomPerson) {
  if (standing === 'lobby') return isConnected ? 'lobby' : 'lobbyAway';
  if (standing === 'removed') return 'removed';
  if (standing === 'expected') return 'expected';
  if (!isConnected) return 'away';
  return isOutside ? 'outside' : 'here';
}
