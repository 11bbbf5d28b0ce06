import type { Readable } from 'node:stream';
import type { AppData, NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { makeId } from '../platform/ids.ts';
import type { Lifetime } from '../platform/lifetime.ts';
import type { Logger } from '../platform/logger.ts';
import { MediaNode } from './media-node.ts';
import type { NodeRecordings, RecordingEvent } from './node-recordings.ts';
import { placePeer, placeRoom } from './placement.ts';
import type { RemoteRoom } from './remote-room.ts';
import type { RoomLossReason } from './room-events.ts';
import { nodeLost } from './sfu-failures.ts';
import type { After, Dial } from './wire.ts';

export type MediaNodes = {
  /** At least one node takes new rooms. */
  hasHealthyNode(): boolean;
  /** The node for a new room. Throws MEDIA_NODE_LOST when none takes one. */
  place(): NodeId;
  /** The node for one more person of a room that these nodes carry, its home first. */
  placePeer(carrying: readonly [NodeId, ...NodeId[]]): NodeId;
  /** Rejects with MEDIA_NODE_LOST when the node is unknown or out of reach. appData goes to the node's log. */
  openRoom(nodeId: NodeId, roomId: RoomId, appData?: AppData): Promise<RemoteRoom>;
  /** A room this server has opened and that is not closed. */
  findRoom(roomId: RoomId): RemoteRoom | undefined;
  /** A room ended that no server had asked to end: its media are gone, place and open it anew. */
  onRoomLost(handle: (room: RemoteRoom, reason: RoomLossReason) => void): () => void;
  /** A node was reached or lost: look at hasHealthyNode() again. */
  onHealthChanged(handle: () => void): () => void;
  /** A node answers, for the first time or again: ask it what it kept meanwhile. Nodes that answer already are told of at once. */
  onNodeReached(handle: (nodeId: NodeId) => void): () => void;
  /** What the recorders of all nodes tell; every server hears it, so taking it in twice has to be harmless. */
  onRecording(handle: (nodeId: NodeId, event: RecordingEvent) => void): () => void;
  /** Of one node, for what is recorded there; rejects with MEDIA_NODE_LOST when it is unknown or out of reach. */
  finishRecording(
    nodeId: NodeId,
    roomId: RoomId,
    recordingId: RecordingId,
  ): Promise<{ segmentCount: number }>;
  /** What lies on the node's disk and was not dropped yet; of all recordings: null. */
  listKept(nodeId: NodeId, recordingId: RecordingId | null): ReturnType<NodeRecordings['list']>;
  dropKept(nodeId: NodeId, recordingId: RecordingId, fileNames: readonly string[]): Promise<void>;
  /** The bytes of a segment; NOT_FOUND when the node does not have it. An abort ends the stream. */
  fetchKept(
    nodeId: NodeId,
    recordingId: RecordingId,
    fileName: string,
    signal?: AbortSignal,
  ): Promise<Readable>;
  close(): Promise<void>;
};

/**
 * The media nodes of the configuration: asked for a room they answer with a handle that works as if the media were here.
 * Dials all at once and returns without waiting; a node that cannot be reached is tried again for ever.
 */
export function createMediaNodes(options: {
  urls: readonly string[];
  secret: string;
  logger: Logger;
  serverId?: string;
  lifetime?: Lifetime;
  dial?: Dial;
  after?: After;
}): MediaNodes {
  const {
    urls,
    secret,
    logger,
    serverId = `server-${makeId().slice(0, 8)}`,
    lifetime,
    dial,
    after,
  } = options;
  const lossHandlers = new Set<(room: RemoteRoom, reason: RoomLossReason) => void>();
  const healthHandlers = new Set<() => void>();
  const reachedHandlers = new Set<(nodeId: NodeId) => void>();
  const recordingHandlers = new Set<(nodeId: NodeId, event: RecordingEvent) => void>();
  const nodes = urls.map((url) => {
    const node: MediaNode = new MediaNode({
      url,
      secret,
      serverId,
      logger,
      ...(dial === undefined ? {} : { dial }),
      ...(after === undefined ? {} : { after }),
      onRoomLost: (room, reason) => {
        for (const handle of lossHandlers) handle(room, reason);
      },
      onHealthChanged: () => {
        for (const handle of healthHandlers) handle();
      },
      onReached: () => {
        if (node.nodeId !== undefined) for (const handle of reachedHandlers) handle(node.nodeId);
      },
      onRecording: (event) => {
        if (node.nodeId !== undefined) for (const handle of recordingHandlers) handle(node.nodeId, event);
      },
    });
    return node;
  });
  const getNode = (nodeId: NodeId) => {
    const node = nodes.find((candidate) => candidate.nodeId === nodeId);
    if (node === undefined) throw nodeLost(`media node ${nodeId} is not known here`);
    return node;
  };
  const candidates = () => nodes.flatMap((node) => node.candidate ?? []);
  const findPlace = () => placeRoom(candidates());

  const mediaNodes: MediaNodes = {
    hasHealthyNode: () => findPlace() !== undefined,
    place() {
      const nodeId = findPlace();
      if (nodeId === undefined) throw nodeLost('no media node takes a new room');
      return nodeId;
    },
    placePeer: (carrying) => placePeer(carrying, candidates()),
    async openRoom(nodeId, roomId, appData = {}) {
      // A server that has just begun does not know yet which is which: no room is to move for that.
      if (!nodes.some((node) => node.nodeId === nodeId))
        await Promise.all(nodes.map((node) => node.whenTried));
      return getNode(nodeId).openRoom(roomId, appData);
    },
    findRoom(roomId) {
      for (const node of nodes) {
        const room = node.findRoom(roomId);
        if (room !== undefined) return room;
      }
      return undefined;
    },
    onRoomLost: (handle) => subscribe(lossHandlers, handle),
    onHealthChanged: (handle) => subscribe(healthHandlers, handle),
    onNodeReached(handle) {
      for (const { nodeId, isHealthy } of nodes) if (nodeId !== undefined && isHealthy) handle(nodeId);
      return subscribe(reachedHandlers, handle);
    },
    onRecording: (handle) => subscribe(recordingHandlers, handle),
    finishRecording: async (nodeId, roomId, recordingId) =>
      getNode(nodeId).recordings.finish(roomId, recordingId),
    listKept: async (nodeId, recordingId) => getNode(nodeId).recordings.list(recordingId),
    dropKept: async (nodeId, ...what) => getNode(nodeId).recordings.drop(...what),
    fetchKept: async (nodeId, ...what) => getNode(nodeId).recordings.fetch(...what),
    async close() {
      for (const node of nodes) node.close();
    },
  };
  lifetime?.bind(() => mediaNodes.close());
  return mediaNodes;
}

function subscribe<Handler>(handlers: Set<Handler>, handle: Handler): () => void {
  handlers.add(handle);
  return () => handlers.delete(handle);
}
