import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgendaBar } from '../../features/expert-session/agenda-bar.tsx';
import { ChairVote } from '../../features/expert-session/chair-vote.tsx';
import { StepChoices, showStep } from '../../features/expert-session/in-step.tsx';
import { RecusePart } from '../../features/expert-session/recuse-part.tsx';
import { SeatChecks } from '../../features/expert-session/seat-checks.tsx';
import { StepRemarks } from '../../features/expert-session/step-remarks.tsx';
import { useMaterials } from '../../features/expert-session/use-materials.ts';
import { useInStep, useSession } from '../../features/expert-session/use-session.ts';
import { PeopleList } from '../../features/room-stage/people-list.tsx';
import { RoomPage } from '../../features/room-stage/room-page.tsx';
import { useSittingChat } from '../../features/room-stage/sitting-chat.ts';
import { SittingChatPanel } from '../../features/room-stage/sitting-chat-panel.tsx';
import { createSittingActions } from '../../features/room-stage/sitting-requests.ts';
import { useRoom } from '../../features/room-stage/use-room.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import type { Signal } from '../../signal/types.ts';
import { Button } from '../../ui/button.tsx';
import { useCaptionParts } from '../../ui/captions/use-caption-parts.tsx';
import { CountBadge } from '../../ui/count-badge.tsx';
import { useItemName } from '../../ui/expert/use-item-name.ts';
import { RecordingOccasionContext } from '../../ui/recording/recording-occasion.ts';
import { SittingRecording } from '../staff/sitting-recording.tsx';
import styles from './session-room.module.css';

type SessionRoomProps = {
  review: ExpertReviewView;
  signal: Signal<'staff'>;
  session: RoomSession;
  localMedia: LocalMedia;
  papers: ReactNode;
  onLeave: () => void;
};
const tabs = ['agenda', 'people', 'chat'] as const;

/** The room of a panel: the faces on the left, beside them the agenda with the papers of its part, the people, and the chat. */
export function SessionRoom({
  review,
  signal,
  session: sitting,
  localMedia,
  papers,
  onLeave,
}: SessionRoomProps) {
  const { t } = useTranslation(['expert-session', 'sitting']);
  const now = useRoom(sitting);
  const { session, take } = useSession(review.reviewId);
  const inStep = useInStep(session);
  const materials = useMaterials(review.reviewId, true);
  const nameOf = useItemName(review);
  const { captionSwitch, captionArea } = useCaptionParts(signal, now.room);
  const [pinnedId, setPinnedId] = useState<ParticipantId | null>(null);
  const [tab, setTab] = useState<(typeof tabs)[number]>('agenda');
  const actions = useMemo(() => createSittingActions(signal, sitting.roomId), [signal, sitting]);
  const { chat, unreadCount } = useSittingChat(signal, sitting);
  const isChair = now.self?.part === 'chair';
  const owesOf = (seatId: string) => {
    const seat = session?.vote?.votedSeatIds.find((voted) => voted === seatId);
    if (session?.vote == null) return null;
    return t(seat === undefined ? 'expert-session:owes.vote' : 'expert-session:owes.voted');
  };
  return (
    <div className={styles.page}>
      <RoomPage
        session={sitting}
        {...{ localMedia, now, actions, pinnedId, onLeave }}
        clock={signal.now}
        document={showStep({ materials, inStep, session, clock: signal.now })}
        recording={
          <RecordingOccasionContext value="panel">
            <SittingRecording {...{ signal, sitting, isChair }} />
          </RecordingOccasionContext>
        }
        {...{ captionSwitch, captionArea }}
        phaseTools={null}
      />
      <aside className={styles.side} aria-label={t('expert-session:title')}>
        <div className={styles.tabs} role="toolbar" aria-label={t('expert-session:title')}>
          {tabs.map((each) => (
            <Button
              key={each}
              kind={each === tab ? 'primary' : 'secondary'}
              aria-pressed={each === tab}
              onClick={() => setTab(each)}
            >
              {t(`expert-session:tab.${each}`)}
              {each === 'chat' ? <CountBadge count={unreadCount} /> : null}
            </Button>
          ))}
        </div>
        {/* Kept while people are looked at: what is written into papers stays where it is. */}
        <div hidden={tab !== 'agenda'} className={styles.part}>
          {session === null ? null : (
            <>
              <AgendaBar {...{ review, session }} clock={signal.now} onSession={take} />
              <StepChoices {...{ materials, inStep, session, nameOf }} />
              <StepRemarks {...{ review, materials, inStep, session }} />
              <ChairVote {...{ review, session }} onSession={take} />
              <RecusePart {...{ review, session }} onRecused={onLeave} />
            </>
          )}
          {papers}
          {session !== null && (review.part === 'convenor' || session.isLead) ? (
            <SeatChecks {...{ review, session }} onSession={take} />
          ) : null}
        </div>
        {tab === 'people' && now.sitting !== null && now.self !== null && now.place === 'in' ? (
          <PeopleList
            sitting={now.sitting}
            people={now.people}
            isChair={isChair}
            {...{ actions, owesOf, pinnedId }}
            onPin={setPinnedId}
          />
        ) : null}
        {tab === 'chat' &&
        chat !== null &&
        now.sitting !== null &&
        now.self !== null &&
        now.place === 'in' ? (
          <div className={styles.chat}>
            <SittingChatPanel
              chat={chat}
              kind={now.sitting.kind}
              phase={now.sitting.phase}
              part={now.self.part}
            />
          </div>
        ) : null}
      </aside>
    </div>
  );
}
