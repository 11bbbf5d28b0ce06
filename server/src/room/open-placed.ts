import { type AppData, NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { MediaNodes } from '../media/media-nodes.ts';
import type { RemoteRoom } from '../media/remote-room.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';

/** Where a room is, as all servers know it. */
export type RoomPlace = {
  find(): Promise<string | null>;
  /** Set once: whoever comes second gets what the first has set. */
  set(sfuNodeId: string): Promise<string>;
  /** The node is lost: what was on it may be set anew. */
  clear(sfuNodeId: string): Promise<unknown>;
};

/** Opens the room on the node that carries it; when that node is lost and another takes rooms, there. */
export async function openPlaced(
  { roomId, appData, place }: { roomId: RoomId; appData: AppData; place: RoomPlace },
  nodes: MediaNodes,
  logger: Logger,
): Promise<RemoteRoom> {
  const openOn = async (wanted: string) =>
    nodes.openRoom(NodeId.parse(await place.set(wanted)), roomId, appData);
  const sfuNodeId = await place.find();
  try {
    return await openOn(sfuNodeId ?? nodes.place());
  } catch (error) {
    const isLost = error instanceof AppError && error.code === 'MEDIA_NODE_LOST';
    if (!isLost || sfuNodeId === null || !nodes.hasHealthyNode() || nodes.place() === sfuNodeId) throw error;
    logger.warn({ roomId, sfuId: sfuNodeId }, 'the media node of a room is lost: its rooms move');
    await place.clear(sfuNodeId);
    return openOn(nodes.place());
  }
}
