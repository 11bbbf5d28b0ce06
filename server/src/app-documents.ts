import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { type CallId, ParticipantId, type RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Floor } from './app-floor.ts';
import type { Sides } from './app-sides.ts';
import type { createCallRepository } from './call/call.repository.ts';
import type { createCatalogue } from './catalogue/catalogue.ts';
import { createDocumentHandlers, type Seat } from './documents/document.socket.ts';
import { createDocuments, type Documents } from './documents/documents.ts';
import { createViewerText } from './documents/viewer-text.ts';
import type { Announcements } from './gateway/announcements.ts';
import type { createIdentity } from './identity/identity.ts';
import type { SocketContext } from './identity/principal.ts';
import type { Materials } from './materials/materials.ts';
import { AppError } from './platform/errors.ts';
import { findFonts } from './platform/pdf/fonts.ts';
import type { MediaRoom } from './room/media-room.ts';
import { type ReviewRoom, shownKeyOf } from './room/review-room.ts';
import { toPerson } from './room/room.socket.ts';
import { findMember } from './room/sitting-state.ts';

/** Files shown as pages; who looks at them is written into each. */
export async function createDocumentSide(
  { database: { db }, redis, config, clock, logger, lifetime }: Floor,
  sides: {
    materials: Materials;
    calls: ReturnType<typeof createCallRepository>;
    identity: ReturnType<typeof createIdentity>;
    catalogue: Awaited<ReturnType<typeof createCatalogue>>;
  },
): Promise<Documents> {
  const documents = await createDocuments({
    ...{ db, redis, clock, logger, materials: sides.materials },
    tenant: config.tenant,
    dataFolder: config.dataFolder,
    fontFile: findFontFile(),
    writeViewer: createViewerText({
      findCall: (callId) => sides.calls.findCall(callId),
      getApplicant: (applicantId) => sides.identity.getApplicant(applicantId),
      getStaff: (agentId) => sides.identity.getStaff(agentId),
      getMatterName: (matterId) => sides.catalogue.getMatter(matterId).name,
      clock,
    }),
  });
  lifetime.bind(() => documents.close());
  return documents;
}

/** Looking at a file together: by those in the room of a call that runs. */
export const createSharedDocumentHandlers = (
  { clock }: Floor,
  { documents, lookup, cases }: Pick<Sides, 'documents' | 'lookup' | 'cases'>,
  getRoom: (roomId: RoomId) => MediaRoom,
  announcements: () => Announcements,
) =>
  createDocumentHandlers({
    ...{ parts: documents.parts, lookup, clock },
    enter: (roomId, context) => enterRunning(getRoom(roomId), context),
    isOfCase: async (callId, caseId) => (await cases.findOfCall(callId)) === caseId,
    publishShown: (callId, shown) => announcements().shown(callId, shown),
    publishWord: (callId, from, word) => announcements().word(callId, from, word),
  });

function enterRunning(room: MediaRoom, context: SocketContext): Seat {
  const { peerId, person } = room.getLocal(toPerson(context.principal), context.pageId);
  if (room.phase !== 'live') throw new AppError('ROOM_NOT_OPEN', 'the talk has not begun');
  const seat = {
    participantId: ParticipantId.parse(peerId),
    role: person.role === 'applicant' ? ('applicant' as const) : ('agent' as const),
    personId: person.id,
    shown: room.documentFor(peerId),
  };
  if (room.callId !== null) return { ...seat, callId: room.callId, review: null };
  return { ...seat, ...reviewSeatOf(room as ReviewRoom, peerId) };
}

/** The chair leads, and whoever has the floor of the departments. Marks stay with the paper: they are made where all see them. */
function reviewSeatOf(room: ReviewRoom, peerId: string): Pick<Seat, 'callId' | 'review'> {
  const { state, roomId } = room;
  const part = findMember(state, peerId)?.part ?? 'party';
  if (room.seatOf(PeerId.parse(peerId)).lane === 'held')
    throw new AppError('ROOM_NOT_OPEN', 'whoever waits outside looks at nothing');
  return {
    callId: shownKeyOf(roomId, state.phase) as CallId,
    review: {
      roomId,
      caseId: state.caseId,
      mayLead: part === 'chair' || (part === 'reviewer' && state.floorId === (peerId as string)),
      author: part === 'chair' ? 'agent' : part === 'reviewer' ? 'helper' : 'applicant',
      mayMark: state.phase === 'openSession',
    },
  };
}

/** The font that can write every name; without it the system's own is taken. */
function findFontFile(): string | null {
  try {
    return findFonts('zh-Hans').faces.Sans?.normal[0] ?? null;
  } catch {
    return null;
  }
}
