import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import type { RoomPerson } from './people.ts';
import type { SittingActions } from './sitting-actions.ts';

type DoorNoticeProps = {
  people: readonly RoomPerson[];
  admit: SittingActions['admit'];
  run: (work: () => Promise<unknown>) => void;
};

/** Somebody is at the door: the chair sees it over the faces, whatever stands beside them. */
export function DoorNotice({ people, admit, run }: DoorNoticeProps) {
  const { t } = useTranslation('sitting');
  const text = useLocalText();
  const waiting = people.filter(({ standing, isConnected }) => standing === 'lobby' && isConnected);
  const [first] = waiting;
  if (first === undefined) return null;
  const { participantId, displayName, title } = first;
  return (
    <Banner
      isDark
      title={t('door.title', { name: displayName, title: text(title), count: waiting.length })}
      action={
        <Button
          kind="call"
          icon="door"
          onClick={() => run(() => admit(waiting.length === 1 ? participantId : 'everybody'))}
        >
          {t(waiting.length === 1 ? 'door.admit' : 'people.admitAll')}
        </Button>
      }
    />
  );
}
