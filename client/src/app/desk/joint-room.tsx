import type { MaterialId, ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DeskDocument } from '../../features/desk-document/desk-document.tsx';
import { LeadActs } from '../../features/joint-review/lead-acts.tsx';
import { ReviewPanel } from '../../features/joint-review/review-panel.tsx';
import type { ReviewStore } from '../../features/joint-review/review-store.ts';
import { inRoom } from '../../features/room-stage/people.ts';
import { PeopleList } from '../../features/room-stage/people-list.tsx';
import { RoomPage } from '../../features/room-stage/room-page.tsx';
import { useSittingChat } from '../../features/room-stage/sitting-chat.ts';
import { SittingChatPanel } from '../../features/room-stage/sitting-chat-panel.tsx';
import { createSittingActions } from '../../features/room-stage/sitting-requests.ts';
import { useRoom } from '../../features/room-stage/use-room.ts';
import type { RoomSession } from '../../media/types.ts';
import { Button } from '../../ui/button.tsx';
import { useCaptionParts } from '../../ui/captions/use-caption-parts.tsx';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { SittingRecording } from '../staff/sitting-recording.tsx';
import styles from './desk-page.module.css';
import type { DeskSession } from './desk-session.ts';
import joint from './joint-desk.module.css';
import { ReviewMaterials, useReviewFiles } from './review-materials.tsx';

type JointRoomProps = { desk: DeskSession; sitting: RoomSession; seated: ReviewStore };
type Tab = 'people' | 'review' | 'chat';

/** The room of a review on the desk: the faces and the page on the left, its people and its papers on the right. */
export function JointRoom({ desk, sitting, seated }: JointRoomProps) {
  const { t } = useTranslation(['joint', 'sitting']);
  const now = useRoom(sitting);
  const { view } = useStore(seated.state);
  const [pinnedId, setPinnedId] = useState<ParticipantId | null>(null);
  const [paper, setPaper] = useState<MaterialId | null>(null);
  const [tab, setTab] = useState<Tab>('people');
  const actions = useMemo(() => createSittingActions(desk.signal, sitting.roomId), [desk, sitting]);
  const { chat, unreadCount } = useSittingChat(desk.signal, sitting);
  const { captionSwitch, captionArea } = useCaptionParts(desk.signal, now.room);
  const files = useReviewFiles({ materialIds: view?.materialIds ?? [] });
  const shared = now.room?.document ?? null;
  const isLeader =
    now.self !== null && (now.self.part === 'chair' || now.sitting?.floorId === now.self.participantId);
  const owesOf = (seatId: string) => {
    const seat = view?.seats.find((each) => each.seatId === seatId);
    if (seat === undefined || view === null || view.state === 'convened') return null;
    return t(seat.hasSigned ? 'joint:people.signed' : 'joint:people.owesOpinion');
  };
  return (
    <>
      <main className={styles.middle}>
        <RoomPage
          session={sitting}
          localMedia={desk.localMedia}
          now={now}
          clock={desk.now}
          actions={actions}
          pinnedId={pinnedId}
          document={
            now.room === null || (paper === null && shared === null) ? null : (
              <DeskDocument
                signal={desk.signal}
                roomId={sitting.roomId}
                materials={files}
                shared={shared}
                selfId={now.room.selfId}
                isLeader={isLeader}
                openId={paper}
                onOpen={setPaper}
              />
            )
          }
          {...{ captionSwitch, captionArea }}
          recording={
            <SittingRecording signal={desk.signal} sitting={sitting} isChair={now.self?.part === 'chair'} />
          }
          phaseTools={
            view?.isLead ? (
              <LeadActs
                view={view}
                isDark
                isApplicantIn={inRoom(now.people).some(({ part }) => part === 'party')}
                onView={seated.take}
                onFailed={() => void seated.refresh()}
              />
            ) : null
          }
          onLeave={() => void desk.joint.leave()}
        />
      </main>
      <aside className={styles.right} aria-label={t('joint:name')}>
        <div className={joint.tabs} role="toolbar" aria-label={t('joint:name')}>
          {(['people', 'review', 'chat'] as const).map((each) => (
            <Button
              key={each}
              kind={each === tab ? 'primary' : 'secondary'}
              aria-pressed={each === tab}
              aria-label={
                each === 'chat' && unreadCount > 0
                  ? t('sitting:chat.unread', { count: unreadCount })
                  : undefined
              }
              onClick={() => setTab(each)}
            >
              {t(`joint:tab.${each}`)}
              {each === 'chat' ? <CountBadge count={unreadCount} /> : null}
            </Button>
          ))}
        </div>
        <p role="status">
          {unreadCount > 0 ? (
            <VisuallyHidden>{t('sitting:chat.unread', { count: unreadCount })}</VisuallyHidden>
          ) : null}
        </p>
        {tab === 'chat' &&
        chat !== null &&
        now.sitting !== null &&
        now.self !== null &&
        now.place === 'in' ? (
          <div className={joint.chat}>
            <SittingChatPanel
              chat={chat}
              kind={now.sitting.kind}
              phase={now.sitting.phase}
              part={now.self.part}
            />
          </div>
        ) : null}
        {tab === 'people' && now.sitting !== null && now.self !== null && now.place === 'in' ? (
          <PeopleList
            sitting={now.sitting}
            people={now.people}
            isChair={now.self.part === 'chair'}
            actions={actions}
            owesOf={owesOf}
            pinnedId={pinnedId}
            onPin={setPinnedId}
          />
        ) : null}
        {/* Kept while the people are looked at: what is typed into an opinion stays where it is. */}
        <div hidden={tab !== 'review'} className={joint.review}>
          {view === null ? (
            <Loading>{t('joint:loading')}</Loading>
          ) : (
            <ReviewPanel
              view={view}
              isInRoom
              entry={null}
              materials={<ReviewMaterials view={view} openId={paper} onOpen={setPaper} />}
              onView={seated.take}
              onRefresh={() => void seated.refresh()}
            />
          )}
        </div>
      </aside>
    </>
  );
}
