import type { RequestInput, RequestName, RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import type { GuestRelation } from '@cloudseat/shared/nouns/guest-choices.ts';
import type { CallId, ParticipantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkStep, RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { Lane, ParticipantRole, Source } from '@cloudseat/shared/nouns/media-source.ts';
import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import type { RoomView, StillSource } from '@cloudseat/shared/nouns/room.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { ViewSize } from './view-size.ts';

type MediaRequestName = Extract<
  RequestName,
  `room:${string}` | `transport:${string}` | `producer:${string}` | `consumer:${string}` | `still:${string}`
>;

/** What media needs of the connection to the server; `signalForMedia(signal)` makes it of a Signal. */
export type MediaSignal = {
  request<Name extends MediaRequestName>(
    name: Name,
    input: Omit<RequestInput<Name>, 'requestId'>,
  ): Promise<RequestOutput<Name>>;
  /** Each newer view of a room, from notifications, answers and snapshots. */
  onRoom(handler: (room: RoomView) => void): () => void;
  /** A still of somebody in this page's room. */
  onStill(
    handler: (still: { roomId: string; participantId: string; source: StillSource; picture: string }) => void,
  ): () => void;
  onRoomClosed(
    handler: (closed: { roomId: string; reason: 'ended' | 'moved' | 'mediaLost' | 'removed' }) => void,
  ): () => void;
  /**
   * The connection came back after a loss, and was resumed. `knownRoomId`: the room the server believes this page to be in;
   * another server than before knows of none.
   */
  onBackOnline(handler: (knownRoomId: string | null) => void): () => void;
};

export type ReadableStore<State> = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** denied: by the person or the browser; missing: no such device; inUse: held by another program; unsupported: not HTTPS, or a browser without it. */
export type DeviceProblem = 'denied' | 'missing' | 'inUse' | 'unsupported' | 'failed';
export type DeviceStatus = 'off' | 'starting' | 'on' | 'failed';
export type DeviceState = {
  status: DeviceStatus;
  problem: DeviceProblem | null;
  deviceId: string | null;
  label: string;
};
export type DeviceKind = 'camera' | 'microphone';
/** tooSlow, failed: it turned itself off. */
export type BlurStatus = 'off' | 'starting' | 'on' | 'tooSlow' | 'failed';
/** What the browser does with the sound, by its own word; null where it does not say. */
export type AppliedSound = Record<
  'noiseSuppression' | 'echoCancellation' | 'autoGainControl',
  boolean | null
>;
export type DeviceChoice = { deviceId: string; label: string };

export type LocalMediaState = {
  camera: DeviceState & { facing: 'user' | 'environment' | null };
  microphone: DeviceState;
  /** The person's own choice; the device stays open where it can, nothing is sent. */
  isCameraOff: boolean;
  isMuted: boolean;
  /**
   * Why nobody hears a person who is not muted. silent: the microphone is open and gives nothing. lost: it worked, and was
   * taken away.
   */
  microphoneTrouble: 'silent' | 'lost' | null;
  /** Of what is behind the person. */
  blur: BlurStatus;
  /** The person's wish, and what came of it while the microphone is open. */
  suppressesNoise: boolean;
  appliedSound: AppliedSound | null;
  cameras: readonly DeviceChoice[];
  microphones: readonly DeviceChoice[];
};

/** This page's camera and microphone, from the device check to the end of the call. Tracks by getter, never in the store. */
export type LocalMedia = {
  readonly state: ReadableStore<LocalMediaState>;
  /** To be sent: of the camera with its background blurred, if that is on. */
  getTrack(kind: DeviceKind): MediaStreamTrack | null;
  /** Own camera alone, for the small picture; the same object while the track is the same. */
  getPreview(): MediaStream | null;
  /** Opens what is asked for; never rejects: what did not work is in the state with its reason. */
  open(kinds: { camera: boolean; microphone: boolean }): Promise<void>;
  /** Gives the devices back (the camera's light goes out) and keeps the choices for the next `open`. */
  release(): void;
  setMuted(isMuted: boolean): void;
  setCameraOff(isOff: boolean): Promise<void>;
  chooseDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  flipCamera(): Promise<void>;
  setBlur(isOn: boolean): Promise<void>;
  setNoiseSuppression(isOn: boolean): Promise<void>;
  /** Opens a device anew as it was: the same one, the same way round, muted or not. Nothing where it is off. */
  reopen(kind: DeviceKind): Promise<void>;
  /**
   * The rear camera at its full size for photographs, in place of the talk's: the room gets a smaller copy of it meanwhile, or
   * nothing where the browser makes none or the person had turned the camera off. Where none opens the talk has its own again.
   */
  lendCamera(): Promise<{ track: MediaStreamTrack } | { problem: DeviceProblem }>;
  /** The talk's camera as it was before: the same one, on or off; once nobody holds the lent one any more, or it ended. */
  takeCameraBack(track: MediaStreamTrack): Promise<void>;
  /** Whoever sends the microphone found out whether anything comes from it. */
  reportSilence(isSilent: boolean): void;
  /** A track was opened, replaced or lost. */
  onTrack(handler: (kind: DeviceKind, track: MediaStreamTrack | null) => void): () => void;
  close(): void;
};

/**
 * joining: transports are being made. prepared: all is set up, the call is not accepted yet. live: frames flow or will in
 * an instant. reconnecting: the link was lost, repaired by itself. failed: gave up, `retry()` tries again.
 */
export type RoomSessionPhase = 'joining' | 'prepared' | 'live' | 'reconnecting' | 'failed' | 'closed';

export type RemoteParticipant = {
  participantId: ParticipantId;
  role: ParticipantRole;
  lane: Lane;
  displayName: string;
  /** Of a guest. */
  relation: GuestRelation | null;
  isConnected: boolean;
  networkGrade: NetworkGrade;
  linkStep: LinkStep;
  heldStep: LinkStep | null;
  /** A picture in place of the video, as an address for an image; null without any. */
  still: string | null;
  /** The same of the page they share. */
  screenStill: string | null;
  /** Which sources can be shown now: consumed, and not paused by their owner. */
  hasCamera: boolean;
  hasMicrophone: boolean;
  hasScreen: boolean;
};

export type RoomSessionState = {
  phase: RoomSessionPhase;
  room: RoomView | null;
  remotes: readonly RemoteParticipant[];
  /** This page's own link. */
  networkGrade: NetworkGrade;
  /** What this side's link can keep, what this side holds, and where the room stands: the same for all sides. */
  ownStep: LinkStep;
  heldStep: LinkStep | null;
  step: RoomStep;
  /** The links have been of little use for a while: people had better telephone. */
  advisesTelephone: boolean;
  /** By telephone: every side's link could carry the talk again. */
  canReturn: boolean;
  /** A first frame or sound of another side arrived, or there is nothing to receive. */
  hasStarted: boolean;
  /** Sent out of the room of a review: this page does not come back into it. */
  isRemoved: boolean;
  isSharingScreen: boolean;
  /** Grows when a stream behind `getStream` became another object. */
  streamsVersion: number;
};

export type StreamPart = 'faces' | 'screen';

/** One's own side of a room: joins, sends the local media, receives everyone else's, repairs itself. */
export type RoomSession = {
  readonly roomId: RoomId;
  /** Null: the room of a review. */
  readonly callId: CallId | null;
  readonly state: ReadableStore<RoomSessionState>;
  /** faces: camera and microphone of one person together; screen: a shared screen with its sound. */
  getStream(participantId: ParticipantId, part: StreamPart): MediaStream | null;
  /** How large a picture is on screen, so that only that much is sent. */
  setView(participantId: ParticipantId, source: Extract<Source, 'camera' | 'screen'>, size: ViewSize): void;
  /** Keeps the room on a step whatever the links do; null lets them decide again. */
  holdStep(step: LinkStep | null): void;
  /** The people talk by telephone: the pages carry no media until they do not. */
  setByTelephone(isByTelephone: boolean): void;
  /** Must be called from a tap; false when the person cancelled or the browser cannot. */
  shareScreen(): Promise<boolean>;
  stopScreen(): Promise<void>;
  /** What this page shares, for a small picture of it. */
  getOwnScreen(): MediaStream | null;
  retry(): void;
  close(): void;
};
