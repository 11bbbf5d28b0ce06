import type { RoomStep } from '@cloudseat/shared/nouns/link-steps.ts';
import type { LinkState } from '@cloudseat/shared/nouns/network.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { createMeantSilence } from './hearing.ts';
import { concealmentOf, createLadder } from './link-ladder.ts';
import { createReturnWatch } from './link-return.ts';
import { createGrader } from './network-grade.ts';
import { createStatsReader, readQuiet } from './read-stats.ts';

const lookEveryMs = 1_000;
/** The grade's words look every other time: they need not be as quick as the steps. */
const gradeEvery = 2;
/** The others are told in steps of this share, so that not every look is a message. */
const lossGrain = 0.1;
const roundTripGrainMs = 200;
const inSteps = (value: number, grain: number) => Math.round(value / grain) * grain;
/** From this on, what is missed of the others is counted as lost on their way. */
const excusingLoss = 0.05;

type NetworkWatch = {
  send: types.Transport;
  receive: types.Transport;
  isConnected: () => boolean;
  /** Only while a call is live: before, nothing flows that could be judged. */
  isLive: () => boolean;
  /** By telephone nothing flows, and the connection's own checks are judged. */
  stepOf: () => RoomStep;
  /** A hold keeps somebody's sound from coming here: what is missed of it is no fault of a link. */
  isSilenceMeant: () => boolean;
  /** What the other side that loses most loses on its way up, 0 to 1. */
  othersLoss: () => number;
  /** How it was before this connection was built. */
  lastLink: OwnLink;
  onLink: (link: OwnLink) => void;
  /** Each look: the share of what is heard that was invented, 0 to 1, whoever's link is to blame. */
  onHeard: (inventedShare: number) => void;
};
export type OwnLink = Omit<LinkState, 'heldStep' | 'needsTelephone'>;

/** Judges this page's own link by its WebRTC statistics and tells each change. */
export function watchNetwork(
  { send, receive, isConnected, isLive, stepOf, isSilenceMeant, othersLoss, ...watch }: NetworkWatch,
  lifetime: Lifetime,
) {
  const { lastLink, onLink, onHeard } = watch;
  const wasSilenceMeant = createMeantSilence(isSilenceMeant);
  const readStats = createStatsReader();
  const grade = createGrader();
  let climb = createLadder(lastLink.linkStep);
  let canReturn: ReturnType<typeof createReturnWatch> | null = null;
  let told = lastLink;
  let lookCount = 0;

  async function look(): Promise<void> {
    if (!isLive()) return;
    const statsOf = (transport: types.Transport) =>
      transport.connectionState === 'new' ? null : transport.getStats().catch(() => null);
    const [sent, received] = await Promise.all([statsOf(send), statsOf(receive)]);
    if (lifetime.hasEnded) return;
    if (stepOf() === 'telephone') return lookQuietly(sent, received);
    if (canReturn !== null) {
      // Back from the telephone: the voice first, and up from there.
      canReturn = null;
      climb = createLadder('voice');
    }
    const read = readStats(sent, received, isConnected());
    const seen = wasSilenceMeant() ? { ...read, concealment: null } : read;
    onHeard(concealmentOf(seen));
    const isExcused = othersLoss() > excusingLoss;
    const sample = isExcused ? { ...seen, receivedLoss: null, concealment: null } : seen;
    lookCount += 1;
    const networkGrade = lookCount % gradeEvery === 0 ? grade(sample) : told.networkGrade;
    const linkStep = climb(sample, performance.now(), isExcused);
    const now = {
      ...{ networkGrade, linkStep },
      uplinkLoss: Math.min(1, inSteps(sample.sentLoss ?? 0, lossGrain)),
      roundTripMs: inSteps(sample.roundTripMs ?? 0, roundTripGrainMs),
    };
    tell(now);
  }

  /** Nothing flows: the link counts as one for words until its checks have been answered for long. */
  function lookQuietly(sent: RTCStatsReport | null, received: RTCStatsReport | null): void {
    canReturn ??= createReturnWatch();
    const isGood = canReturn(readQuiet(sent, received, isConnected()), performance.now());
    const networkGrade = !isConnected() ? 'lost' : isGood ? 'good' : told.networkGrade;
    tell({ networkGrade, linkStep: isGood ? 'voice' : 'text', uplinkLoss: 0, roundTripMs: 0 });
  }

  function tell(now: OwnLink): void {
    if (JSON.stringify(now) === JSON.stringify(told)) return;
    told = now;
    onLink(now);
  }
  lifetime.setInterval(() => void look(), lookEveryMs);
}
