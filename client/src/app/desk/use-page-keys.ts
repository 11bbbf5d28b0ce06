import type { DeskView } from '@cloudseat/shared/nouns/agent.ts';
import { useDeskKeys } from '../../features/desk-keys/use-desk-keys.ts';
import { createSittingActions } from '../../features/room-stage/sitting-requests.ts';
import type { RoomSession } from '../../media/types.ts';
import type { DeskSession } from './desk-session.ts';
import { canAskAgent, isTalking } from './desk-state.ts';
import type { DeskJoint } from './use-desk-joint.ts';
import type { DeskWork } from './use-desk-work.ts';

type PageKeysOptions = {
  desk: DeskView;
  session: DeskSession;
  work: DeskWork;
  joint: DeskJoint;
  sitting: RoomSession | null;
  hold: { toggle: (() => void) | null } | null;
  /** Pauses the recording of a talk, goes on, or asks for the consent. */
  record: (() => void) | null;
  toggleCases: () => void;
  isEnabled: boolean;
};

/** What each key of the desk does now; in the room of a review those of a talk that go on there. */
export function usePageKeys(options: PageKeysOptions): void {
  const { desk, session, work, joint, sitting, hold, record, toggleCases, isEnabled } = options;
  const { offer, call, jointOffer } = desk;
  const { tasks, actions } = work;
  const isInCall = call !== null && isTalking(call) && sitting === null;
  const canAsk = isInCall && canAskAgent(call);
  const canAnswer = offer !== null && !tasks.accept.isRunning && !tasks.decline.isRunning;
  const canAnswerSeat = jointOffer !== null && !joint.offer.answering.isRunning;
  const isInRoom = isInCall || sitting !== null;
  useDeskKeys(
    {
      accept: canAnswer ? actions.accept : canAnswerSeat ? joint.accept : null,
      decline: canAnswer
        ? () => actions.openDecline(true)
        : canAnswerSeat
          ? () => joint.offer.setIsDeclining(true)
          : null,
      mute: isInRoom ? actions.call.onMute : null,
      camera: isInRoom ? actions.call.onCamera : null,
      share: isInRoom ? actions.call.onShare : null,
      hand: sitting === null ? null : () => raiseHand(session, sitting),
      transfer: canAsk ? actions.call.onTransfer : null,
      hold: isInCall ? (hold?.toggle ?? null) : null,
      record: isInCall ? record : null,
      consult: canAsk ? actions.call.onConsult : null,
      end: isInCall ? () => actions.call.onEndOpen(true) : null,
      status: () => actions.setMenu('status'),
      cases: toggleCases,
      joint: joint.header.toggle,
      help: () => actions.setDialog('keys'),
    },
    isEnabled,
  );
}

function raiseHand(session: DeskSession, sitting: RoomSession): void {
  const { room } = sitting.state.getState();
  const self = room?.sitting?.attendees.find(({ participantId }) => participantId === room.selfId);
  if (self === undefined) return;
  createSittingActions(session.signal, sitting.roomId)
    .raiseHand(self.handRaisedAt === null)
    .catch((error: unknown) => console.warn('hand', error));
}
