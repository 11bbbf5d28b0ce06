import type { MarkAuthor, SharedDocument } from '@cloudseat/shared/nouns/document.ts';
import { marksMaxCount } from '@cloudseat/shared/nouns/document-rules.ts';
import type { AgentId, CallId, MaterialId, ParticipantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { CallBrief, CallLookup } from '../call/call-lookup.ts';
import type { RequestHandlers, SocketContext } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { createBoundedMap } from './bounded-map.ts';
import type { DocumentParts } from './documents.ts';
import type { RoomWord, Shown } from './room-word.ts';

/** Somebody in the room of a call that runs, as the server admitted them. */
export type Seat = {
  callId: CallId;
  participantId: ParticipantId;
  role: 'applicant' | 'agent';
  personId: string;
  shown: SharedDocument | null;
};
type Dependencies = {
  parts: DocumentParts;
  lookup: CallLookup;
  /** ROOM_NOT_OPEN unless this page is in the room, and the call runs. */
  enter: (roomId: RoomId, context: SocketContext) => Seat;
  publishShown: (callId: CallId, shown: Shown) => Promise<void>;
  publishWord: (callId: CallId, from: ParticipantId, word: RoomWord) => Promise<void>;
  clock: Clock;
};
type Handlers = Pick<
  RequestHandlers,
  | 'document:show'
  | 'document:turnPage'
  | 'document:hide'
  | 'document:point'
  | 'mark:draw'
  | 'mark:add'
  | 'mark:remove'
  | 'mark:clear'
>;

/** Looking at a file together: the agent leads, everybody in the room points and draws. */
export function createDocumentHandlers(dependencies: Dependencies): Handlers {
  return { ...leadHandlers(dependencies), ...handHandlers(dependencies), ...markHandlers(dependencies) };
}

/** Ms that a hand's words, twenty a second, go by what was read of the call for the first of them. */
const briefKeptMs = 1_000;
/** Calls of which that is remembered. */
const briefsKeptCount = 500;

const leadHandlers = ({
  parts,
  lookup,
  enter,
  publishShown,
}: Dependencies): Pick<Handlers, 'document:show' | 'document:turnPage' | 'document:hide'> => {
  /** The agent whose call it is; a colleague who is consulted looks along and draws, and does not lead. */
  const enterAsLeader = async (roomId: RoomId, context: SocketContext) => {
    const seat = enter(roomId, context);
    const call = await lookup.findCall(seat.callId);
    if (seat.role !== 'agent' || call?.agentId !== seat.personId) throw notFound('the room');
    return { callId: seat.callId, agentId: call.agentId as AgentId };
  };
  return {
    async 'document:show'({ roomId, materialId, page }, context) {
      const { callId, agentId } = await enterAsLeader(roomId, context);
      // Before anything of it is opened.
      if ((await parts.findMaterial(materialId))?.callId !== callId) throw notFound('the file');
      const { material, info } = await parts.getDocument(materialId);
      if (page > info.pages.length) throw notFound('the page');
      const { fileName } = material;
      await publishShown(callId, await parts.shown.show(callId, { materialId, fileName, page, agentId }));
      return {};
    },
    async 'document:turnPage'({ roomId, materialId, page }, context) {
      const { callId, agentId } = await enterAsLeader(roomId, context);
      if ((await parts.shown.find(callId)).document?.materialId !== materialId) throw notShown();
      const { material, info } = await parts.getDocument(materialId);
      if (page > info.pages.length) throw notFound('the page');
      const { fileName } = material;
      const shown = await parts.shown.turn(callId, { materialId, fileName, page, agentId });
      if (shown === null) throw notShown();
      await publishShown(callId, shown);
      return {};
    },
    async 'document:hide'({ roomId }, context) {
      const { callId } = await enterAsLeader(roomId, context);
      await publishShown(callId, await parts.shown.hide(callId));
      return {};
    },
  };
};

const handHandlers = ({
  lookup,
  enter,
  publishWord,
  clock,
}: Dependencies): Pick<Handlers, 'document:point' | 'mark:draw'> => {
  const briefs = createBoundedMap<{ call: CallBrief | null; readAt: number }>(briefsKeptCount);
  const findCall = async (callId: CallId) => {
    const known = briefs.find(callId);
    if (known && clock.now() - known.readAt < briefKeptMs) return known.call;
    const call = await lookup.findCall(callId);
    briefs.set(callId, { call, readAt: clock.now() });
    return call;
  };
  return {
    async 'document:point'({ roomId, materialId, page, point }, context) {
      const seat = enter(roomId, context);
      const { callId, participantId } = seat;
      const author = authorOf(seat, materialId, await findCall(callId));
      const payload = { roomId, materialId, page, participantId, author, point };
      await publishWord(callId, participantId, { name: 'pointer:moved', payload });
      return {};
    },
    async 'mark:draw'({ roomId, materialId, page, markId, offset, points }, context) {
      const seat = enter(roomId, context);
      const { callId, participantId } = seat;
      const author = authorOf(seat, materialId, await findCall(callId));
      const payload = { roomId, materialId, page, participantId, author, markId, offset, points };
      await publishWord(callId, participantId, { name: 'mark:drawn', payload });
      return {};
    },
  };
};

const markHandlers = ({
  parts: { marks },
  lookup,
  enter,
  publishWord,
  clock,
}: Dependencies): Pick<Handlers, 'mark:add' | 'mark:remove' | 'mark:clear'> => ({
  async 'mark:add'({ roomId, requestId: _, ...mark }, context) {
    const seat = enter(roomId, context);
    const { callId, participantId } = seat;
    const author = authorOf(seat, mark.materialId, await lookup.findCall(callId));
    if ((await marks.countOn(mark.materialId)) >= marksMaxCount)
      throw new AppError('MARKS_FULL', 'the file has as many marks as it may');
    const added = await marks.add({ ...mark, callId, participantId, author, createdAt: clock.now() });
    if (added === null) throw notFound('the mark');
    if (added.isNew)
      await publishWord(callId, participantId, { name: 'mark:added', payload: { roomId, mark: added.mark } });
    return { sequence: added.mark.sequence };
  },
  async 'mark:remove'({ roomId, materialId, markId }, context) {
    const seat = enter(roomId, context);
    const { callId, participantId } = seat;
    authorOf(seat, materialId, await lookup.findCall(callId));
    if (!(await marks.remove({ markId, materialId, participantId }, clock.now()))) throw notFound('the mark');
    const payload = { roomId, materialId, markIds: [markId] };
    await publishWord(callId, participantId, { name: 'mark:removed', payload });
    return {};
  },
  async 'mark:clear'({ roomId, materialId }, context) {
    const seat = enter(roomId, context);
    const { callId, participantId } = seat;
    if (authorOf(seat, materialId, await lookup.findCall(callId)) !== 'agent') throw notFound('the room');
    const markIds = await marks.clear(materialId, clock.now());
    const payload = { roomId, materialId, markIds };
    if (markIds.length > 0) await publishWord(callId, participantId, { name: 'mark:removed', payload });
    return { removedCount: markIds.length };
  },
});

const notShown = () => new AppError('DOCUMENT_NOT_SHOWN', 'this file is not shown to both');

/**
 * Whose hand it is, by the call as it is now: NOT_FOUND for whoever is neither its applicant, its agent nor who is consulted, were
 * they in its room before; DOCUMENT_NOT_SHOWN for a file that is not in the middle, whatever call it belongs to.
 */
function authorOf(
  { role, personId, shown }: Seat,
  materialId: MaterialId,
  call: CallBrief | null,
): MarkAuthor {
  if (shown?.materialId !== materialId) throw notShown();
  if (role === 'applicant' && call?.applicantId === personId) return 'applicant';
  if (role === 'agent' && call?.agentId === personId) return 'agent';
  if (role === 'agent' && call?.helperId === personId) return 'helper';
  throw notFound('the room');
}
