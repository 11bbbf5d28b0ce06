import type { RoomState } from '@cloudseat/shared/contract/sfu-nouns.ts';
import { RoomState as RoomStateSchema } from '@cloudseat/shared/contract/sfu-nouns.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRooms } from './room-diff.ts';
import { RoomMirror } from './room-mirror.ts';
import type { RoomRequester } from './room-requester.ts';

const noRequests: RoomRequester = {
  serverId: 'server-a',
  request: () => Promise.reject(new Error('the copy asks for nothing')),
};

const pick = <Value>(...values: Value[]) => fc.constantFrom(...values);

const peer = (peerId: string) =>
  fc
    .record({
      hasProducer: fc.boolean(),
      hasConsumer: fc.boolean(),
      isProducerPaused: fc.boolean(),
      isConsumerPaused: fc.boolean(),
      iceState: pick('new', 'connected', 'disconnected'),
      dtlsState: pick('new', 'connected'),
    })
    .map((chosen) => ({
      peerId,
      appData: {},
      transports: [
        {
          transportId: `send-${peerId}`,
          direction: 'send',
          iceState: chosen.iceState,
          dtlsState: chosen.dtlsState,
        },
      ],
      producers: chosen.hasProducer
        ? [
            {
              producerId: `camera-${peerId}`,
              transportId: `send-${peerId}`,
              source: 'camera',
              kind: 'video',
              isPaused: chosen.isProducerPaused,
            },
          ]
        : [],
      consumers: chosen.hasConsumer
        ? [
            {
              consumerId: `consumer-${peerId}`,
              transportId: `receive-${peerId}`,
              producerId: 'of-someone-else',
              kind: 'audio',
              isPaused: chosen.isConsumerPaused,
              isProducerPaused: false,
            },
          ]
        : [],
    }));

/** Any room of up to three peers, in the order of their ids. */
const room: fc.Arbitrary<RoomState> = fc
  .tuple(...['a', 'b', 'c'].map((peerId) => fc.option(peer(peerId), { nil: undefined })))
  .map((peers) =>
    RoomStateSchema.parse({
      roomId: 'room-1',
      instanceId: 'instance-1',
      appData: {},
      routerRtpCapabilities: { codecs: [] },
      speakerPeerId: null,
      captionSource: 'none',
      peers: peers.filter((one) => one !== undefined),
    }),
  );

const byId = (state: RoomState) => ({
  ...state,
  peers: state.peers.toSorted((left, right) => left.peerId.localeCompare(right.peerId)),
});

describe('the events between two states of a room', () => {
  it('lead a copy of the one to the other', () => {
    fc.assert(
      fc.property(room, room, (before, after) => {
        const mirror = new RoomMirror(noRequests, before);
        expect(byId(mirror.state())).toEqual(before);
        for (const change of diffRooms(before, after)) mirror.apply(change);
        expect(byId(mirror.state())).toEqual(after);
      }),
    );
  });

  it('are none when nothing changed', () => {
    fc.assert(
      fc.property(room, (state) => {
        expect(diffRooms(state, state)).toEqual([]);
      }),
    );
  });

  it('may be told twice', () => {
    fc.assert(
      fc.property(room, room, (before, after) => {
        const mirror = new RoomMirror(noRequests, before);
        const changes = diffRooms(before, after);
        for (const change of [...changes, ...changes]) mirror.apply(change);
        expect(byId(mirror.state())).toEqual(after);
      }),
    );
  });
});
