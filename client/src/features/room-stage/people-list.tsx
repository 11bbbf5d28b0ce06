import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingView } from '@cloudseat/shared/nouns/review-room.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import type { RoomPerson } from './people.ts';
import styles from './people-list.module.css';
import { PersonRow } from './person-row.tsx';
import type { SittingActions } from './sitting-actions.ts';

type PeopleListProps = {
  sitting: SittingView;
  people: readonly RoomPerson[];
  isChair: boolean;
  actions: SittingActions;
  /** What somebody still owes the review, in words, or that it is done; null: nothing is to be said. */
  owesOf: (seatId: string) => string | null;
  pinnedId: ParticipantId | null;
  onPin: (participantId: ParticipantId | null) => void;
};

/** Everybody of the sitting: who waits before the door, who asks to speak, who is in, who is out and why. */
export function PeopleList(props: PeopleListProps) {
  const { sitting, people, isChair, actions } = props;
  const { t } = useTranslation('sitting');
  const task = useTask();
  const [leaving, setLeaving] = useState<RoomPerson | null>(null);
  const run = (work: () => Promise<unknown>) => void task.run(work);
  const waiting = people.filter(({ standing }) => standing === 'lobby');
  const others = people.filter(({ standing }) => standing !== 'lobby');
  const hands = sitting.hands.flatMap((id) => people.filter(({ participantId }) => participantId === id));
  const row = (person: RoomPerson) => (
    <PersonRow
      key={person.participantId}
      {...{ person, isChair, run, actions }}
      hasFloor={person.participantId === sitting.floorId}
      isPinned={person.participantId === props.pinnedId}
      owes={person.seatId === null ? null : props.owesOf(person.seatId)}
      onPin={props.onPin}
      onRemove={() => setLeaving(person)}
    />
  );
  return (
    <div className={styles.list}>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {waiting.length === 0 ? null : (
        <section className={styles.waiting} aria-labelledby="room-lobby">
          <header>
            <h3 id="room-lobby">{t('people.lobby', { count: waiting.length })}</h3>
            {isChair && waiting.length > 1 ? (
              <Button isBusy={task.isRunning} onClick={() => run(() => actions.admit('everybody'))}>
                {t('people.admitAll')}
              </Button>
            ) : null}
          </header>
          <ul>{waiting.map(row)}</ul>
        </section>
      )}
      {hands.length === 0 ? null : <SpeakingQueue {...{ hands, isChair, actions, run }} />}
      <section aria-labelledby="room-people">
        <h3 id="room-people">{t('people.title', { count: others.length })}</h3>
        <ul>{others.map(row)}</ul>
      </section>
      {leaving === null ? null : (
        <RemoveDialog person={leaving} onRemove={actions.remove} onClose={() => setLeaving(null)} />
      )}
    </div>
  );
}

type QueueProps = Pick<PeopleListProps, 'isChair' | 'actions'> & {
  hands: readonly RoomPerson[];
  run: (work: () => Promise<unknown>) => void;
};

function SpeakingQueue({ hands, isChair, actions, run }: QueueProps) {
  const { t } = useTranslation('sitting');
  return (
    <section aria-labelledby="room-hands" className={styles.hands}>
      <h3 id="room-hands">{t('people.hands', { count: hands.length })}</h3>
      <ol>
        {hands.map(({ participantId, displayName, isSelf }, at) => (
          <li key={participantId}>
            <span>
              {at + 1}. {isSelf ? t('tile.you') : displayName}
            </span>
            {isChair ? (
              <Button onClick={() => run(() => actions.giveFloor(participantId))}>
                {t('people.giveFloorTo', { name: displayName })}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

type RemoveProps = {
  person: RoomPerson;
  onRemove: SittingActions['remove'];
  onClose: () => void;
};

function RemoveDialog({ person, onRemove, onClose }: RemoveProps) {
  const { t } = useTranslation('sitting');
  const task = useTask();
  const remove = async () => {
    if (await task.run(() => onRemove(person.participantId))) onClose();
  };
  return (
    <Dialog
      title={t('people.removeTitle', { name: person.displayName })}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('people.removeNo')}
          </Button>
          <Button kind="danger" isWide isBusy={task.isRunning} onClick={() => void remove()}>
            {t('people.removeYes')}
          </Button>
        </>
      }
    >
      <p>{t('people.removeText')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </Dialog>
  );
}
