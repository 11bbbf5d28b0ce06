import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Floor } from './app-floor.ts';
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
import { toPerson } from './room/room.socket.ts';
import type { Rooms } from './room/rooms.ts';

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
  {
    documents,
    lookup,
  }: { documents: Documents; lookup: Parameters<typeof createDocumentHandlers>[0]['lookup'] },
  rooms: Rooms,
  announcements: () => Announcements,
) =>
  createDocumentHandlers({
    ...{ parts: documents.parts, lookup, clock },
    enter: (roomId, context) => enterRunning(rooms, roomId, context),
    publishShown: (callId, shown) => announcements().shown(callId, shown),
    publishWord: (callId, from, word) => announcements().word(callId, from, word),
  });

function enterRunning(rooms: Rooms, roomId: Parameters<Rooms['get']>[0], context: SocketContext): Seat {
  const room = rooms.get(roomId);
  const { peerId, person } = room.getLocal(toPerson(context.principal), context.pageId);
  if (room.phase !== 'live') throw new AppError('ROOM_NOT_OPEN', 'the talk has not begun');
  return {
    callId: room.callId,
    participantId: ParticipantId.parse(peerId),
    role: person.role === 'applicant' ? 'applicant' : 'agent',
    personId: person.id,
    shown: room.document,
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
