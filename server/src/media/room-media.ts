import type { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { RemoteRoom } from './remote-room.ts';
import type { RemoteTransport } from './remote-transport.ts';

/** A room's media as the room stage uses them, be they on one node (RemoteRoom) or on several (SpreadRoom). */
export type RoomMedia = Pick<
  RemoteRoom,
  | 'captionSource'
  | 'close'
  | 'consumers'
  | 'getConsumer'
  | 'getProducer'
  | 'getTransport'
  | 'isClosed'
  | 'isInterrupted'
  | 'join'
  | 'leave'
  | 'nodeId'
  | 'on'
  | 'parts'
  | 'peers'
  | 'producers'
  | 'roomId'
  | 'routerRtpCapabilities'
  | 'setCaptions'
  | 'setConsumersPaused'
  | 'speakerPeerId'
  | 'transports'
> & {
  /** What this peer receives by. NOT_FOUND when it has none. */
  getReceiveTransport(peerId: PeerId): Pick<RemoteTransport, 'consume'>;
};
