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

/** Somebody in the room of a call that runs, or of a review, as the server admitted them. */
export type Seat = {
  /** Of a review: what is looked at in the part of it that goes on is kept under this. */
  callId: CallId;
  review: {
    roomId: RoomId;
    /** Whose papers may be shown. */
    caseId: string | null;
    mayLead: boolean;
    author: MarkAuthor;
    mayMark: boolean;
  } | null;
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
  /** Whether the paper of this call belongs to this case. */
  isOfCase: (callId: CallId, caseId: string) => Promise<boolean>;
  publishShown: (callId: CallId, shown: Shown) => Promise<void>;
  publishWord: (roomId: RoomId, from: ParticipantId, word: RoomWord) => Promise<void>;
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
  isOfCase,
  publishShown,
}: Dependencies): Pick<Handlers, 'document:show' | 'document:turnPage' | 'document:hide'> => {
  /** The agent whose call it is; a colleague who is consulted looks along and draws, and does not lead. */
  const enterAsLeader = async (roomId: RoomId, context: SocketContext) => {
    const seat = enter(roomId, context);
    const { callId, review } = seat;
    const leaderId =
      review === null ? (await lookup.findCall(callId))?.agentId : review.mayLead && seat.personId;
    if (seat.role !== 'agent' || leaderId !== seat.personId) throw notFound('the room');
    return { callId, review, agentId: seat.personId as AgentId };
  };
  const mayShow = async (materialId: MaterialId, { callId, review }: Pick<Seat, 'callId' | 'review'>) => {
    const ofCall = (await parts.findMaterial(materialId))?.callId;
    if (review === null || ofCall === undefined) return ofCall === callId;
    return review.caseId !== null && isOfCase(ofCall, review.caseId);
  };
  return {
    async 'document:show'({ roomId, materialId, page }, context) {
      const { callId, review, agentId } = await enterAsLeader(roomId, context);
      // Before anything of it is opened.
      if (!(await mayShow(materialId, { callId, review }))) throw notFound('the file');
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
  const findCall = async ({ callId, review }: Seat) => {
    if (review !== null) return null;
    const known = briefs.find(callId);
    if (known && clock.now() - known.readAt < briefKeptMs) return known.call;
    const call = await lookup.findCall(callId);
    briefs.set(callId, { call, readAt: clock.now() });
    return call;
  };
  return {
    async 'document:point'({ roomId, materialId, page, point }, context) {
      const seat = enter(roomId, context);
      const { participantId } = seat;
      const author = authorOf(seat, materialId, await findCall(seat));
      const payload = { roomId, materialId, page, participantId, author, point };
      await publishWord(roomId, participantId, { name: 'pointer:moved', payload });
      return {};
    },
    async 'mark:draw'({ roomId, materialId, page, markId, offset, points }, context) {
      const seat = enter(roomId, context);
      const { participantId } = seat;
      const author = authorOf(seat, materialId, await findCall(seat));
      const payload = { roomId, materialId, page, participantId, author, markId, offset, points };
      await publishWord(roomId, participantId, { name: 'mark:drawn', payload });
      return {};
    },
  };
};

const markHandlers = ({
  parts: { marks, findMaterial },
  lookup,
  enter,
  publishWord,
  clock,
}: Dependencies): Pick<Handlers, 'mark:add' | 'mark:remove' | 'mark:clear'> => {
  /** Whose hand leaves a mark, and the call that the paper came in by. */
  const enterToMark = async (roomId: RoomId, materialId: MaterialId, context: SocketContext) => {
    const seat = enter(roomId, context);
    const { participantId, review } = seat;
    if (review === null) {
      const author = authorOf(seat, materialId, await lookup.findCall(seat.callId));
      return { callId: seat.callId, participantId, author };
    }
    if (!review.mayMark)
      throw new AppError('ROOM_NOT_OPEN', 'what is drawn stays with the paper: draw in the open session');
    const author = authorOf(seat, materialId, null);
    const callId = (await findMaterial(materialId))?.callId;
    if (callId === undefined) throw notFound('the file');
    return { callId, participantId, author };
  };
  return {
    async 'mark:add'({ roomId, requestId: _, ...mark }, context) {
      const { callId, participantId, author } = await enterToMark(roomId, mark.materialId, context);
      if ((await marks.countOn(mark.materialId)) >= marksMaxCount)
        throw new AppError('MARKS_FULL', 'the file has as many marks as it may');
      const added = await marks.add({ ...mark, callId, participantId, author, createdAt: clock.now() });
      if (added === null) throw notFound('the mark');
      if (added.isNew)
        await publishWord(roomId, participantId, {
          name: 'mark:added',
          payload: { roomId, mark: added.mark },
        });
      return { sequence: added.mark.sequence };
    },
    async 'mark:remove'({ roomId, materialId, markId }, context) {
      const { participantId } = await enterToMark(roomId, materialId, context);
      if (!(await marks.remove({ markId, materialId, participantId }, clock.now())))
        throw notFound('the mark');
      const payload = { roomId, materialId, markIds: [markId] };
      await publishWord(roomId, participantId, { name: 'mark:removed', payload });
      return {};
    },
    async 'mark:clear'({ roomId, materialId }, context) {
      const { participantId, author } = await enterToMark(roomId, materialId, context);
      if (author !== 'agent') throw notFound('the room');
      const markIds = await marks.clear(materialId, clock.now());
      const payload = { roomId, materialId, markIds };
      if (markIds.length > 0) await publishWord(roomId, participantId, { name: 'mark:removed', payload });
      return { removedCount: markIds.length };
    },
  };
};

const notShown = () => new AppError('DOCUMENT_NOT_SHOWN', 'this file is not shown to both');

/**
 * Whose hand it is, by the call as it is now: NOT_FOUND for whoever is neither its applicant, its agent nor who is consulted, were
 * they in its room before; DOCUMENT_NOT_SHOWN for a file that is not in the middle, whatever call it belongs to.
 */
function authorOf(
  { role, personId, shown, review }: Seat,
  materialId: MaterialId,
  call: CallBrief | null,
): MarkAuthor {
  if (shown?.materialId !== materialId) throw notShown();
  if (review !== null) return review.author;
  if (role === 'applicant' && call?.applicantId === personId) return 'applicant';
  if (role === 'agent' && call?.agentId === personId) return 'agent';
  if (role === 'agent' && call?.helperId === personId) return 'helper';
  throw notFound('the room');
}
