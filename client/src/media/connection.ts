import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { createLifetime } from '../lib/lifetime.ts';
import { joinRoom } from './joined-room.ts';
import { keepLink } from './link-keeper.ts';
import { type OwnLink, watchNetwork } from './network-watch.ts';
import { createReceiver } from './receiver.ts';
import type { RemoteStreams } from './remote-streams.ts';
import { createSender } from './sender.ts';
import { watchSilence } from './silence-watch.ts';
import type { LocalMedia, MediaSignal } from './types.ts';
import type { ViewKey, ViewSize } from './view-size.ts';

export type ConnectionOptions = {
  signal: MediaSignal;
  callId: CallId | null;
  roomId: RoomId;
  localMedia: LocalMedia;
  streams: RemoteStreams;
  viewOf: (key: ViewKey) => ViewSize | undefined;
  /** A screen that is being shared, to be sent again after a rebuild. */
  getScreen: () => { video: MediaStreamTrack; audio: MediaStreamTrack | undefined } | null;
  isLive: () => boolean;
  onRoom: (room: RoomView) => void;
  onHealthy: (isHealthy: boolean) => void;
  /** The step the room is on. */
  stepOf: () => RoomStep;
  isSilenceMeant: () => boolean;
  othersLoss: () => number;
  lastLink: OwnLink;
  onLink: (link: OwnLink) => void;
  onHeard: (inventedShare: number) => void;
  onBroken: () => void;
};

export type Connection = Awaited<ReturnType<typeof connect>>;

/** One connection to the room, from joining to its end: what it sends, what it receives, how its link is kept. */
export async function connect(options: ConnectionOptions) {
  const lifetime = createLifetime();
  try {
    const { signal, callId, roomId } = options;
    const joined = await joinRoom(signal, { callId, roomId }, lifetime);
    const sender = createSender(joined, options, lifetime);
    const receiver = createReceiver(joined, options, lifetime);
    const link = keepLink(joined, lifetime, options);
    const { isLive } = options;
    const transports = { send: joined.sendTransport, receive: joined.receiveTransport };
    watchNetwork({ ...options, ...transports, isConnected: link.isConnected }, lifetime);
    const { localMedia } = options;
    watchSilence({ localMedia, microphone: sender.findOpenMicrophone, isLive }, lifetime);
    options.onRoom(joined.room);
    receiver.sync(joined.room);
    const screen = options.getScreen();
    // Not awaited: a camera that opens late must not hold up what is received.
    const sending = sender.start().then(() => (screen === null ? undefined : sender.addScreen(screen)));
    sending.catch((error: unknown) => console.warn('media', error));
    return { sender, receiver, link, lifetime, close: () => lifetime.end() };
  } catch (error) {
    lifetime.end();
    throw error;
  }
}
