import { type RoomStep, stepOfRoom, unknownLink } from '@cloudseat/shared/nouns/link-steps.ts';
import type { RoomView } from '@cloudseat/shared/nouns/room.ts';
import { createStore } from 'zustand/vanilla';
import { createLifetime } from '../lib/lifetime.ts';
import { toSignalError } from '../lib/signal-error.ts';
import { type Connection, connect } from './connection.ts';
import { isSomebodyApart } from './hearing.ts';
import type { OwnLink } from './network-watch.ts';
import { patienceOf } from './patience.ts';
import { isOwnPeerGone, presentRemotes } from './present-remotes.ts';
import { createRemoteStreams } from './remote-streams.ts';
import type { RoomSessionOptions } from './room-session-options.ts';
import { createScreenShare } from './screen-share.ts';
import { createShownStills } from './shown-stills.ts';
import { watchStart } from './start-watch.ts';
import { sendStills } from './stills.ts';
import { watchTelephone } from './telephone-watch.ts';
import type { RoomSession, RoomSessionState } from './types.ts';
import { firstViewOf, type ViewKey, type ViewSize, viewKey } from './view-size.ts';

/**
 * Pauses before joining again: quick at first, then about as long as the server keeps a call whose media are gone (3 min).
 * After them it says that it failed and waits for `retry()`.
 */
const rejoinPausesMs = [0, 400, 800, 1_500, 3_000, ...Array.from({ length: 34 }, () => 5_000)];

/** How long a page that came to another server may be on another step than the others, ms. */
const tellAgainMs = 10_000;

const initialState: RoomSessionState = {
  phase: 'joining',
  room: null,
  remotes: [],
  networkGrade: 'unknown',
  ownStep: 'full',
  heldStep: null,
  step: 'full',
  advisesTelephone: false,
  canReturn: false,
  hasStarted: false,
  isRemoved: false,
  isSharingScreen: false,
  streamsVersion: 0,
};

/**
 * In comes a room's id as soon as an offer rings; everything is set up then, so that the accept only lets frames flow. Out
 * go streams to play and a state to show. Repairs itself: ICE restart first, then a new join with the devices as they were.
 */
export function createRoomSession(options: RoomSessionOptions): RoomSession {
  const { signal, roomId, callId } = options;
  const lifetime = createLifetime();
  const store = createStore<RoomSessionState>()(() => initialState);
  const streams = createRemoteStreams(() => {
    store.setState(({ streamsVersion }) => ({ streamsVersion: streamsVersion + 1 }));
    presentRoom();
  });
  /** What the page wants to see; it outlives a rebuilt connection. */
  const wishes = new Map<ViewKey, ViewSize>();
  const stills = createShownStills(lifetime, () => presentRoom());
  const screen = createScreenShare((isSharing) => store.setState({ isSharingScreen: isSharing }));
  let ownLink: OwnLink = { ...unknownLink, linkStep: options.startStep ?? 'full' };
  let connection: Connection | null = null;
  let joining: Promise<void> | null = null;
  let isWatchingStart = false;
  let isByTelephone = false;
  let needsTelephone = false;
  /** Of what was heard at the last look; none by telephone, nor over a connection before its first. */
  let inventedShare = 0;

  const isLive = () => store.getState().room?.phase === 'live';
  const isOnHold = () => {
    const { room } = store.getState();
    return room !== null && isSomebodyApart(room);
  };

  function presentRoom(): void {
    const { room } = store.getState();
    if (room === null) return;
    const isReceiving = (producerId: string) => connection?.receiver.isReceiving(producerId) ?? false;
    store.setState({ remotes: presentRemotes(room, isReceiving, stills.find) });
  }

  function setPhaseByRoom(isHealthy: boolean): void {
    if (connection === null || lifetime.hasEnded) return;
    store.setState({ phase: !isHealthy ? 'reconnecting' : isLive() ? 'live' : 'prepared' });
  }

  function handleRoom(room: RoomView): void {
    if (room.roomId !== roomId || lifetime.hasEnded) return;
    store.setState({ room });
    followStep();
    connection?.receiver.sync(room);
    connection?.sender.followRoom();
    presentRoom();
    setPhaseByRoom(store.getState().phase !== 'reconnecting');
    if (room.phase === 'live' && !isWatchingStart) {
      isWatchingStart = true;
      const consumers = () => connection?.receiver.consumers() ?? [];
      watchStart({ consumers, room: () => store.getState().room, onStarted: handleStarted }, lifetime);
    }
  }

  /** Those whose links count for this page: the two sides of a talk. A guest's is their own affair, as is everybody's in a review. */
  const others = () => {
    const { room } = store.getState();
    if (callId === null) return [];
    return (room?.participants ?? []).filter(
      ({ participantId, role }) =>
        participantId !== room?.selfId && (role === 'applicant' || role === 'agent'),
    );
  };

  /** Every page of the room comes to the same step out of what all of them told. */
  function followStep(): void {
    const { step: before, heldStep } = store.getState();
    const step: RoomStep = isByTelephone ? 'telephone' : stepOfRoom([{ ...ownLink, heldStep }, ...others()]);
    const roundTripMs = Math.max(ownLink.roundTripMs, ...others().map((other) => other.roundTripMs));
    connection?.receiver.setPatience(patienceOf(step, roundTripMs));
    if (step === before) return;
    if (step !== 'stills') stills.clear();
    store.setState({ step });
    connection?.sender.followRoom();
    presentRoom();
  }

  watchTelephone(
    {
      ...{ store, isLive },
      links: () => [{ ...ownLink, needsTelephone }, ...others()],
      inventedShare: () => inventedShare,
      isSomebodyGone: () => others().some((other) => !other.isConnected),
      onNeed(isNeeded) {
        needsTelephone = isNeeded;
        tellLink();
      },
    },
    lifetime,
  );

  function tellLink(): void {
    const { heldStep } = store.getState();
    const link = { ...ownLink, heldStep, needsTelephone };
    signal.request('room:reportNetwork', { roomId, ...link }).catch(() => undefined);
    followStep();
  }

  function handleStarted(): void {
    store.setState({ hasStarted: true });
    for (const key of wishes.keys()) sendView(key);
    reportStarted();
  }

  function reportStarted(): void {
    if (options.isBeside || callId === null) return;
    signal.request('room:reportStarted', { roomId, callId }).catch((error: unknown) => {
      if (toSignalError(error).isRetryable) lifetime.setTimeout(reportStarted, 1_000);
    });
  }

  /** What is asked for of a picture now; undefined while the page has no wish. Of many only what is wished for is sent. */
  function viewOf(key: ViewKey): ViewSize | undefined {
    const wish = wishes.get(key) ?? (callId === null && key.endsWith('/camera') ? 'hidden' : undefined);
    return wish === undefined || store.getState().hasStarted ? wish : firstViewOf(wish);
  }

  function sendView(key: ViewKey): void {
    const size = viewOf(key);
    if (size !== undefined) connection?.receiver.sendView(key, size);
  }

  function rebuild(): void {
    if (lifetime.hasEnded || joining !== null) return;
    const isFirst = connection === null && store.getState().phase === 'joining';
    connection?.close();
    connection = null;
    inventedShare = 0;
    if (!isFirst) store.setState({ phase: 'reconnecting' });
    joining = join().finally(() => {
      joining = null;
    });
  }

  async function join(): Promise<void> {
    for (const pauseMs of rejoinPausesMs) {
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (lifetime.hasEnded) return;
      try {
        const made = await connect({
          ...options,
          streams,
          viewOf,
          isLive,
          getScreen: screen.getTracks,
          onRoom: handleRoom,
          onHealthy: setPhaseByRoom,
          onBroken: () => lifetime.setTimeout(rebuild, 0),
          stepOf: () => store.getState().step,
          isSilenceMeant: isOnHold,
          othersLoss: () => Math.max(0, ...others().map((other) => other.uplinkLoss)),
          lastLink: ownLink,
          onHeard: (share) => {
            inventedShare = share;
          },
          onLink: (link) => {
            ownLink = link;
            store.setState({ networkGrade: link.networkGrade, ownStep: link.linkStep });
            tellLink();
          },
        });
        if (lifetime.hasEnded) made.close();
        else connection = made;
        // The server may know nothing of this link, or what a page before this one told.
        tellLink();
        // Views that came while joining were newer than the answer.
        const { room } = store.getState();
        if (room !== null) connection?.receiver.sync(room);
        connection?.sender.followRoom();
        setPhaseByRoom(true);
        return;
      } catch (error) {
        const { isRetryable, code } = toSignalError(error);
        console.warn('join', error);
        if (callId === null && code === 'FORBIDDEN') return leaveForGood();
        if (!isRetryable && code !== 'NOT_FOUND') break;
      }
    }
    if (!lifetime.hasEnded) store.setState({ phase: 'failed' });
  }

  // Servers that the others have come to since were not there when it was told.
  lifetime.setInterval(() => connection !== null && tellLink(), tellAgainMs);
  lifetime.defer(signal.onRoom(handleRoom));
  lifetime.defer(
    signal.onStill(({ roomId: of, participantId, source, picture }) => {
      if (of === roomId && store.getState().step === 'stills') stills.show(participantId, source, picture);
    }),
  );
  sendStills(
    {
      localMedia: options.localMedia,
      isWanted: () => store.getState().step === 'stills' && isLive(),
      getScreen: screen.getPreview,
      send: (source, picture) => signal.request('still:send', { roomId, source, picture }),
    },
    lifetime,
  );
  lifetime.defer(
    signal.onRoomClosed((closed) => {
      if (closed.roomId !== roomId) return;
      if (closed.reason === 'removed') leaveForGood();
      else if (closed.reason === 'ended') close();
      else rebuild();
    }),
  );
  lifetime.defer(
    signal.onBackOnline((knownRoomId) => {
      const { room } = store.getState();
      if (connection === null || knownRoomId !== roomId) rebuild();
      else if (room !== null && isOwnPeerGone(room, connection.sender.producerIds())) rebuild();
      else connection.link.checkNow();
    }),
  );

  function leaveForGood(): void {
    store.setState({ isRemoved: true });
    close();
  }

  function close(): void {
    if (lifetime.hasEnded) return;
    screen.stop();
    connection?.close();
    lifetime.end();
    store.setState({ phase: 'closed', remotes: [] });
  }

  rebuild();
  return {
    roomId,
    callId,
    state: store,
    getStream: streams.get,
    setView(participantId, source, size) {
      const key = viewKey(participantId, source);
      if (wishes.get(key) === size) return;
      wishes.set(key, size);
      sendView(key);
    },
    holdStep(heldStep) {
      store.setState({ heldStep });
      tellLink();
    },
    setByTelephone(isNow) {
      if (isNow === isByTelephone) return;
      isByTelephone = isNow;
      inventedShare = 0;
      followStep();
    },
    async shareScreen() {
      const tracks = await screen.start(() => void connection?.sender.removeScreen());
      if (tracks === null) return false;
      await connection?.sender.addScreen(tracks);
      return true;
    },
    async stopScreen() {
      screen.stop();
      await connection?.sender.removeScreen();
    },
    getOwnScreen: screen.getPreview,
    retry: rebuild,
    close,
  };
}
