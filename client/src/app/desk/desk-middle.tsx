import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { CallPanel } from '../../features/desk-call/call-panel.tsx';
import { callOfOffer } from '../../features/desk-call/running-call.ts';
import { NotesBox } from '../../features/desk-case/notes-box.tsx';
import { OfferCard } from '../../features/desk-offer/offer-card.tsx';
import { useStatusWords } from '../../features/desk-status/use-status-words.ts';
import { WrapUpPanel } from '../../features/desk-wrap-up/wrap-up-panel.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import type { DeskSession } from './desk-session.ts';
import { isInWrapUp, isTalking } from './desk-state.ts';
import { IdlePanel } from './idle-panel.tsx';
import { readOfferMedia, useRoomState } from './room-state.ts';
import type { DeskWork } from './use-desk-work.ts';

type DeskMiddleProps = { desk: DeskView; session: DeskSession; work: DeskWork };

/** Whatever is now: an order that rings, the call, its wrap-up, or the wait for the next one. */
export function DeskMiddle(props: DeskMiddleProps) {
  const { desk, work } = props;
  return (
    <>
      {work.tasks.status.error ? <ErrorNotice error={work.tasks.status.error} /> : null}
      <Scene key={desk.offer?.callId ?? desk.call?.callId ?? 'idle'} {...props} />
    </>
  );
}

function Scene({ desk, session, work }: DeskMiddleProps) {
  const { room, media } = useRoomState(session);
  const local = useStore(session.localMedia.state);
  const { offer, call } = desk;
  const running = call && isTalking(call) ? call : null;
  const accepted = offer && media?.room?.phase === 'live' ? callOfOffer(offer) : null;
  if (offer && accepted === null) {
    return (
      <OfferCard
        key={offer.fence}
        offer={offer}
        now={session.now}
        mediaPhase={readOfferMedia(media)}
        accepting={work.tasks.accept}
        declining={work.tasks.decline}
        isDeclineOpen={work.menu === 'decline'}
        onDeclineOpen={(isOpen) => work.setMenu(isOpen ? 'decline' : null)}
        onAccept={work.accept}
        onDecline={work.decline}
      />
    );
  }
  const shown = accepted ?? running;
  if (shown) {
    return (
      <CallPanel
        call={shown}
        now={session.now}
        session={room}
        media={media}
        localMedia={session.localMedia}
        local={local}
        ending={work.tasks.end}
        isEndOpen={work.menu === 'end'}
        onEndOpen={(isOpen) => work.setMenu(isOpen ? 'end' : null)}
        actions={{
          onMute: work.mute,
          onCamera: work.camera,
          onShare: work.share,
          onDevices: () => work.setDialog('devices'),
          onEnd: work.end,
        }}
      />
    );
  }
  if (call && isInWrapUp(call)) return <WrapUp desk={desk} session={session} work={work} />;
  return (
    <IdlePanel desk={desk} session={session} onReady={work.goReady} isBusy={work.tasks.status.isRunning} />
  );
}

function WrapUp({ desk, session, work }: DeskMiddleProps) {
  const { t } = useTranslation('desk');
  const words = useStatusWords();
  const { visit, notes } = useStore(session.visit);
  if (desk.call === null) return null;
  const next = desk.nextStatus ?? { status: desk.status, reason: desk.statusReason };
  return (
    <WrapUpPanel
      call={desk.call}
      now={session.now}
      notes={
        visit && notes ? (
          <NotesBox notes={notes} onNotes={visit.notes.change} rows={6} isCard />
        ) : (
          t('loading')
        )
      }
      nextStatusWords={words(next)}
      saving={work.tasks.save}
      extending={work.tasks.extend}
      onSave={work.saveWrapUp}
      onExtend={work.extend}
    />
  );
}
