import { judgeLink, type LinkMeasure } from '@cloudseat/shared/nouns/link-verdict.ts';
import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { figuresOf, readFlow } from './flow-figures.ts';

/** Estimates begin low and climb: what is measured begins after that, ms. */
const warmUpMs = 1_000;
const flowMs = 5_000;
const lookEveryMs = 500;
/** A line too narrow for the picture loses by it what a voice would not lose: then so much is sent instead, about a voice's. */
const voiceBps = 50_000;
/** Of the whole; beyond, the picture is given up at once. */
const hopelessLoss = 0.2;
const leastFlowMs = 2_000;
/** What stands in the line's queue goes first. */
const drainMs = 1_500;
const voiceFlowMs = 5_000;

/** Both directions of a way that is open, and what is sent on it. */
export type MainWay = { send: types.Transport; receive: types.Transport; producer: types.Producer };

/** What the best way carries: the picture if it can, else as much as a voice. */
export async function measureFlow(
  { send, receive, producer }: MainWay,
  found: LinkMeasure,
  onShare: (share: number) => void,
  lifetime: Lifetime,
): Promise<Partial<LinkMeasure>> {
  const look = async () => readFlow(await send.getStats(), await receive.getStats());
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      lifetime.setTimeout(resolve, ms);
      lifetime.defer(resolve);
    });
  /** Ends early where `isEnough` says so. */
  async function measureFor(
    ms: number,
    isEnough: (figures: Partial<LinkMeasure>, passedMs: number) => boolean,
  ) {
    const before = await look();
    for (let passedMs = lookEveryMs; !lifetime.hasEnded; passedMs += lookEveryMs) {
      await pause(lookEveryMs);
      onShare(Math.min(1, passedMs / ms));
      const figures = figuresOf(before, await look());
      if (passedMs >= ms || isEnough(figures, passedMs)) return figures;
    }
    return {};
  }
  await pause(warmUpMs);
  const isHopeless = ({ lossUp, lossDown }: Partial<LinkMeasure>, passedMs: number) =>
    passedMs >= leastFlowMs && Math.max(lossUp ?? 0, lossDown ?? 0) > hopelessLoss;
  const ofPicture = await measureFor(flowMs, isHopeless);
  if (lifetime.hasEnded || judgeLink({ ...found, ...ofPicture }) === 'video') return ofPicture;
  await producer.setRtpEncodingParameters({ maxBitrate: voiceBps });
  await pause(drainMs);
  return measureFor(voiceFlowMs, () => false);
}
