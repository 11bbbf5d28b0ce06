import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';
import type { CallId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createCameraEffect } from '../../media/camera-effect.ts';
import { rememberEffects } from '../../media/effect-memory.ts';
import { createLocalMedia } from '../../media/local-media.ts';
import type { LocalMedia, RoomSession } from '../../media/types.ts';
import { createSignal } from '../../signal/signal.ts';
import { signalForMedia } from '../../signal/signal-for-media.ts';
import type { Signal, SignalInput } from '../../signal/types.ts';
import { asksEachTime } from './device-rules.ts';
import { findDevices } from './draft.ts';
import { acceptedByRoom, keepsAnswer, needsRoom } from './line-rules.ts';
import { createSitting } from './sit-in-room.ts';
import { createTelephoneRequests, type TelephoneRequests } from './telephone-requests.ts';
import { findTicket, keepTicket } from './ticket-memory.ts';

/** Some megabytes, fetched from our own server when it is first turned on. */
const loadBlur = async () => (await import('../../media/background-blur.ts')).createBackgroundBlur();

const sayHereEveryMs = 4_000;

export type LineState = {
  /** False until the first snapshot came. */
  isLoaded: boolean;
  call: ApplicantCallView | null;
  session: RoomSession | null;
  /** The room of a review, while this page is in it. */
  sitting: RoomSession | null;
  /** A callback was answered here. */
  hasAnswered: boolean;
};
/** What an applicant may do about the place in line. */
export type PlaceChange = 'leave' | 'pause' | 'comeBack' | 'requestCallback';
export type Line = {
  readonly signal: Signal<'applicant'>;
  readonly localMedia: LocalMedia;
  readonly state: Pick<StoreApi<LineState>, 'getState' | 'getInitialState' | 'subscribe'>;
  enqueue(input: SignalInput<'call:enqueue'>): Promise<void>;
  change(how: PlaceChange, callId: CallId): Promise<void>;
  /** Takes the call of an agent who calls back: from here on camera and microphone are opened. */
  answer(): void;
  end(callId: CallId): Promise<void>;
  /** Into the room of a review with the devices as they are, or out of it: back to the talk if one goes on. */
  sit(roomId: RoomId | null): Promise<void>;
  /** About the telephone, for the call of this page. */
  readonly telephone: TelephoneRequests;
};

/**
 * The applicant's side of a call, from the ticket to the end: keeps the newest view of it, and prepares the room with
 * camera and microphone as soon as an offer rings.
 */
export function createLine(): Line {
  const signal = createSignal({ side: 'applicant', getTicket: findTicket });
  const localMedia = createLocalMedia({
    createEffect: (hooks, lifetime) => createCameraEffect({ load: loadBlur, ...hooks }, lifetime),
  });
  rememberEffects(localMedia, { withBlur: false });
  const state = createStore<LineState>()(() => ({
    isLoaded: false,
    call: null,
    session: null,
    sitting: null,
    hasAnswered: false,
  }));
  let wantedRoomId: RoomId | null = null;
  let wasByTelephone = false;
  /** The newest view that came; what is shown may already know more by the room. */
  let told: ApplicantCallView | null = null;

  /** This page is open, whatever the server believes: asking for the state tells it so, and brings the call back. */
  function sayHere(): void {
    const { call } = state.getState();
    if (call === null || call.isPaused || !['away', 'passed'].includes(call.state)) return;
    if (signal.connection.getState() === 'online') signal.resume().catch(() => undefined);
  }
  setInterval(sayHere, sayHereEveryMs);

  function show(): void {
    const { session } = state.getState();
    const room = session?.roomId === told?.roomId ? session?.state.getState().room : null;
    state.setState({ call: told && acceptedByRoom(told, room?.phase === 'live'), isLoaded: true });
  }

  function setCall(call: ApplicantCallView | null): void {
    told = call;
    keepTicket(call);
    if (!keepsAnswer(call)) state.setState({ hasAnswered: false });
    show();
    const { hasAnswered } = state.getState();
    const roomId = call !== null && needsRoom(call, hasAnswered) ? call.roomId : null;
    followRoom(roomId, call);
    followTelephone();
    // Whoever is away, or waits elsewhere to be called back, is not filmed.
    const isElsewhere = call?.isPaused || (call?.isCallback && !hasAnswered);
    if (isElsewhere && state.getState().sitting === null) localMedia.release();
  }

  const isByTelephone = () => told?.telephone?.step === 'on';
  /** Nobody is filmed or heard by the page while they talk by telephone. */
  function followTelephone(): void {
    const { session, sitting } = state.getState();
    const isNow = isByTelephone();
    if (isNow === wasByTelephone) return;
    wasByTelephone = isNow;
    setTalkAside();
    if (asksEachTime() || sitting !== null) return;
    if (isNow) localMedia.release();
    else if (session !== null) void localMedia.open(findDevices());
  }

  /** The page stays in the talk's room meanwhile, to be back at once, and sends and plays nothing there. */
  function setTalkAside(): void {
    const { session, sitting } = state.getState();
    session?.setByTelephone(isByTelephone() || sitting !== null);
  }

  function followRoom(roomId: RoomId | null, call: ApplicantCallView | null): void {
    if (roomId === wantedRoomId) return;
    wantedRoomId = roomId;
    state.getState().session?.close();
    state.setState({ session: null });
    if (roomId !== null && call !== null) void openRoom(roomId, call.callId);
    else if (state.getState().sitting === null && (call === null || call.endedAt !== null || !asksEachTime()))
      localMedia.release();
  }

  async function openRoom(roomId: RoomId, callId: CallId): Promise<void> {
    if (!isByTelephone()) void localMedia.open(findDevices());
    const { createRoomSession } = await import('../../media/room-session.ts');
    if (wantedRoomId !== roomId) return;
    const session = createRoomSession({
      ...{ signal: signalForMedia(signal), roomId, callId, localMedia },
      startStep: findDevices().startStep,
    });
    state.setState({ session });
    setTalkAside();
    session.state.subscribe((now, before) => {
      if (now.room?.phase !== before.room?.phase) show();
    });
  }

  // A message left behind is no call that this page waits in or talks in.
  signal.onSnapshot(({ call }) => setCall(call?.kind === 'message' ? null : call));
  signal.on('call:updated', ({ call }) => {
    if (call.kind === 'message') return;
    const known = state.getState().call;
    if (known === null || known.callId === call.callId || call.endedAt === null) setCall(call);
  });
  signal.on('queue:moved', ({ aheadCount, waitBand, waitReason }) => {
    if (told === null || told.aheadCount === null) return;
    told = { ...told, aheadCount, waitBand, waitReason };
    show();
  });
  signal.connection.subscribe((connection) => {
    // Another window has the call now: this one must not hold the camera.
    if (connection !== 'replaced') return;
    wantedRoomId = null;
    state.getState().session?.close();
    state.getState().sitting?.close();
    state.setState({ session: null, sitting: null });
    localMedia.release();
  });

  return {
    signal,
    localMedia,
    state,
    async enqueue(input) {
      await signal.request('call:enqueue', input);
      // From here on this page carries the call: the server learns that by its asking.
      await signal.resume().catch(() => undefined);
      // An agent who was free may ring before the answer is here: the room has the devices then.
      if (wantedRoomId === null && !asksEachTime()) localMedia.release();
    },
    async change(how, callId) {
      await signal.request(`call:${how}`, { callId });
    },
    answer() {
      state.setState({ hasAnswered: true });
      setCall(told);
    },
    sit: createSitting({
      ...{ signal, localMedia },
      show(sitting) {
        state.getState().sitting?.close();
        state.setState({ sitting });
        setTalkAside();
        const { session } = state.getState();
        if (sitting === null && (session === null || isByTelephone())) localMedia.release();
      },
    }),
    telephone: createTelephoneRequests(signal, () => told),
    async end(callId) {
      await signal.request('call:end', { callId });
    },
  };
}
