import { sfuProtocolVersion } from '@cloudseat/shared/contract/sfu.ts';
import type { NodeCapacity, NodeId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { SfuError } from '../errors.ts';
import type { Rooms } from '../media/rooms.ts';
import type { RecorderService } from '../recording/recorder-service.ts';
import type { Handlers } from './dispatcher.ts';
import { createMediaHandlers } from './media-handlers.ts';
import { createPipeHandlers } from './pipe-handlers.ts';
import { createRecordingHandlers } from './recording-handlers.ts';
import type { Subscriptions } from './subscriptions.ts';

export type NodeIdentity = {
  nodeId: NodeId;
  instanceId: string;
  version: string;
  startedAt: number;
  capacity: NodeCapacity;
};

/** Every method of the contract and what it does. Closes of what is gone succeed. */
export function createHandlers(parts: {
  identity: NodeIdentity;
  rooms: Rooms;
  subscriptions: Subscriptions;
  recorder: RecorderService | null;
}): Handlers {
  const { identity, rooms, subscriptions, recorder } = parts;
  const condition = () => ({ isDraining: rooms.isDraining, load: rooms.load() });

  return {
    'node:hello': ({ protocolVersion, serverId }, link) => {
      if (protocolVersion !== sfuProtocolVersion) {
        throw new SfuError('UNSUPPORTED_PROTOCOL', `this node speaks version ${sfuProtocolVersion}`);
      }
      link.serverId = serverId;
      return { protocolVersion: sfuProtocolVersion, ...identity, ...condition() };
    },
    'node:ping': condition,
    'node:sync': ({ roomIds }, link) => {
      const found = roomIds.map((roomId) => rooms.find(roomId)).filter((room) => room !== undefined);
      for (const room of found) subscriptions.add(room.roomId, link);
      return {
        rooms: found.map((room) => room.state()),
        missingRoomIds: roomIds.filter((roomId) => rooms.find(roomId) === undefined),
      };
    },

    'room:open': async ({ roomId, appData }, link) => {
      const room = await rooms.open(roomId, appData);
      subscriptions.add(roomId, link);
      return room.state();
    },
    'room:close': ({ roomId, reason, origin }) => {
      rooms.close(roomId, { reason, origin });
      return {};
    },

    'peer:open': ({ roomId, peerId, appData }) => {
      rooms.get(roomId).openPeer(peerId, appData);
      return {};
    },
    'peer:reset': ({ roomId, peerId, appData }, link) => {
      rooms.get(roomId).resetPeer(peerId, appData, link.name);
      return {};
    },
    'peer:close': ({ roomId, peerId, reason, origin }) => {
      rooms.find(roomId)?.closePeer(peerId, { reason, origin });
      return {};
    },

    ...createMediaHandlers(rooms),
    ...createPipeHandlers(rooms),
    ...createRecordingHandlers(rooms, recorder),
  };
}
