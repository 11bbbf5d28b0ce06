import type { DeskCallView } from '@cloudseat/shared/nouns/agent.ts';
import { isBelow } from '@cloudseat/shared/nouns/link-steps.ts';
import type { ParticipantRole } from '@cloudseat/shared/nouns/media-source.ts';
import type { NetworkGrade } from '@cloudseat/shared/nouns/network.ts';
import { readStepWords, type StepWords } from '../../media/step-words.ts';
import type { RoomSessionState } from '../../media/types.ts';

type Remote = RoomSessionState['remotes'][number];
type Media = Pick<
  RoomSessionState,
  'phase' | 'remotes' | 'networkGrade' | 'hasStarted' | 'isSharingScreen' | 'step' | 'ownStep' | 'heldStep'
>;

/** What stands in the middle where no picture is, or over it. */
export type StageMessage =
  | 'connecting'
  | 'rejoining'
  | 'mediaFailed'
  | 'applicantLost'
  | 'noVideo'
  | 'onHold'
  | 'byTelephone';
export type NetworkSentence =
  | 'ownFair'
  | 'ownWeak'
  | 'ownLost'
  | 'theirFair'
  | 'theirWeak'
  | 'theirLost'
  | null;

export type StageView = {
  applicant: Remote | null;
  /** Other agents, a supervisor and a guest in a talk that runs. */
  colleagues: readonly Remote[];
  /** Of those the supervisors who speak, to all or to the agents alone. */
  supervisors: readonly Remote[];
  /** The large picture; the applicant's face goes small beside a shared screen of theirs. */
  main: 'applicantScreen' | 'applicantFace' | 'none';
  isFaceSmall: boolean;
  /** In place of the video: of the page they share, else of themselves. */
  still: string | null;
  message: StageMessage | null;
  network: NetworkSentence;
  step: StepWords | null;
  isTheirMicrophoneOff: boolean;
};

type Call = Pick<DeskCallView, 'state' | 'heldAt' | 'applicantLostAt' | 'telephone'>;

/** What the middle of the desk shows of a call, from what the server and the media say. */
export function readStage(call: Call, media: Media | null): StageView {
  const applicant = media?.remotes.find((remote) => remote.role === 'applicant') ?? null;
  const hasScreen = applicant?.hasScreen ?? false;
  const hasFace = applicant?.hasCamera ?? false;
  const still = applicant?.screenStill ?? applicant?.still ?? null;
  const message = readMessage(call, media, hasScreen || hasFace || still !== null);
  const isOnHold = call.heldAt !== null;
  // A guest waits with the applicant: a picture without a picture would only mislead.
  const beside: Partial<Record<ParticipantRole, boolean>> = {
    agent: true,
    supervisor: true,
    guest: !isOnHold,
  };
  const isBroken = message === 'mediaFailed' || message === 'applicantLost' || message === 'byTelephone';
  const step = isBroken || media?.phase === 'reconnecting' ? null : readStepWords(media);
  const colleagues = media?.phase === 'live' ? media.remotes.filter(({ role }) => beside[role]) : [];
  return {
    applicant,
    colleagues,
    supervisors: colleagues.filter(({ role }) => role === 'supervisor'),
    main: hasScreen ? 'applicantScreen' : hasFace ? 'applicantFace' : 'none',
    isFaceSmall: hasScreen && hasFace,
    still,
    message,
    network: isBroken || step !== null ? null : readNetwork(media, isOnHold ? null : applicant),
    step,
    isTheirMicrophoneOff:
      !isOnHold &&
      media?.hasStarted === true &&
      !isBelow(media.step, 'voice') &&
      applicant !== null &&
      !applicant.hasMicrophone,
  };
}

/** A file takes the middle: the face goes small, a shared screen waits behind it. */
export function besideDocument(view: StageView, hasDocument: boolean): StageView {
  if (!hasDocument) return view;
  const hasFace = view.applicant?.hasCamera ?? false;
  const message = view.message === 'noVideo' ? null : view.message;
  return { ...view, main: 'none', isFaceSmall: hasFace, message };
}

function readMessage(call: Call, media: Media | null, hasPicture: boolean): StageMessage | null {
  if (call.telephone?.step === 'on') return 'byTelephone';
  if (call.applicantLostAt !== null) return 'applicantLost';
  if (media?.phase === 'failed') return 'mediaFailed';
  if (call.state === 'connecting') return hasPicture && media?.hasStarted ? null : 'connecting';
  if (media === null || media.phase === 'joining' || media.phase === 'closed') return 'rejoining';
  if (call.heldAt !== null) return 'onHold';
  if (hasPicture) return null;
  // The links stopped it, not the person: the sentence above says so.
  if (media.hasStarted && isBelow(media.step, 'low')) return null;
  return media.hasStarted ? 'noVideo' : 'rejoining';
}

function readNetwork(media: Media | null, applicant: Remote | null): NetworkSentence {
  if (media === null) return null;
  if (media.phase === 'reconnecting') return 'ownLost';
  const own = weakness[media.networkGrade];
  if (own) return `own${own}`;
  const theirs = applicant && weakness[applicant.networkGrade];
  return theirs ? `their${theirs}` : null;
}

const weakness: Record<NetworkGrade, 'Fair' | 'Weak' | 'Lost' | null> = {
  unknown: null,
  good: null,
  fair: 'Fair',
  weak: 'Weak',
  lost: 'Lost',
};
