import type { AppData } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import type { RemoteRoom } from '../media/remote-room.ts';
import type { RoomLossReason } from '../media/room-events.ts';
import { SpreadRoom } from '../media/spread-room.ts';
import type { Logger } from '../platform/logger.ts';
import { openPlaced } from './open-placed.ts';
import { nodeIdsOf } from './sitting-state.ts';
import type { Sittings } from './sittings.ts';

type Stage = { nodes: MediaNodes; sittings: Pick<Sittings, 'get' | 'change'>; logger: Logger };

/** The media of a sitting on this server, on each of the nodes that carry it: which ones those are all servers know by its state. */
export async function openSittingMedia(
  { roomId, appData }: { roomId: RoomId; appData: AppData },
  { nodes, sittings, logger }: Stage,
  onPartLost: (part: RemoteRoom, reason: RoomLossReason) => void,
): Promise<SpreadRoom> {
  const place = async (sfuNodeId: string, insteadOf: string | null) =>
    (await sittings.change(roomId, { kind: 'place', sfuNodeId, insteadOf })).sfuNodeId;
  let lost: string | null = null;
  const home = await openPlaced(
    {
      ...{ roomId, appData },
      place: {
        find: async () => (await sittings.get(roomId)).sfuNodeId,
        set: async (wanted) => (await place(wanted, lost)) ?? wanted,
        clear: async (sfuNodeId) => {
          lost = sfuNodeId;
        },
      },
    },
    nodes,
    logger,
  );
  const media: SpreadRoom = new SpreadRoom(home, {
    ...{ logger, onPartLost },
    openPart: (nodeId) => nodes.openRoom(nodeId, roomId, appData),
    placePeer: (homeId) => nodes.placePeer([homeId, ...media.parts.map(({ nodeId }) => nodeId)]),
    onSpread: (sfuNodeId) => sittings.change(roomId, { kind: 'spread', sfuNodeId }),
  });
  await media
    .follow(nodeIdsOf(await sittings.get(roomId)))
    .catch((err) => logger.warn({ err, roomId }, 'a media node of a sitting is out of reach'));
  return media;
}
