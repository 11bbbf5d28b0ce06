import type { types } from 'mediasoup-client';
import type { Lifetime } from '../lib/lifetime.ts';
import { isPageSeen, onPageBack } from '../lib/page-events.ts';
import { createSoundReader, createTrackListener } from './microphone-sound.ts';
import { createSilenceJudge, type Heard } from './silence-judge.ts';
import type { LocalMedia } from './types.ts';

const lookEveryMs = 1_000;

type SilenceWatch = {
  localMedia: Pick<LocalMedia, 'reopen' | 'reportSilence' | 'onTrack'>;
  /** What sends the microphone; null while nothing of it is meant to be heard. */
  microphone: () => types.Producer | null;
  isLive: () => boolean;
};

/** Notices a microphone that says it is live and gives nothing: opens it again once, then tells its owner. */
export function watchSilence({ localMedia, microphone, isLive }: SilenceWatch, lifetime: Lifetime): void {
  const judge = createSilenceJudge();
  const readStats = createSoundReader();
  let listener: (ReturnType<typeof createTrackListener> & { track: MediaStreamTrack }) | null = null;
  let isLooking = false;

  function listenTo(track: MediaStreamTrack): Heard {
    if (listener?.track !== track) {
      listener?.close();
      listener = { ...createTrackListener(track), track };
    }
    return listener.listen();
  }

  async function hear(producer: types.Producer | null): Promise<Heard> {
    const track = producer?.track ?? null;
    // One that has ended is for the care of devices, which opens it again.
    if (producer === null || track === null || track.readyState === 'ended') return 'off';
    // A page behind another app may be given nothing, and gets no device either.
    if (!isPageSeen()) return 'unknown';
    const report = await producer.getStats().catch(() => null);
    if (report === null) return 'unknown';
    return readStats(report) ?? listenTo(track);
  }

  async function look(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    const producer = isLive() ? microphone() : null;
    const heard = await hear(producer).finally(() => {
      isLooking = false;
    });
    const verdict = judge.judge(heard, performance.now());
    if (lifetime.hasEnded) return;
    localMedia.reportSilence(verdict === 'silent');
    // What the system says it silenced is opened again by the care of devices.
    if (verdict === 'reopen' && producer?.track?.muted === false) await localMedia.reopen('microphone');
  }

  lifetime.setInterval(() => void look(), lookEveryMs);
  lifetime.defer(() => listener?.close());
  onPageBack(judge.doubt, lifetime);
  lifetime.defer(localMedia.onTrack((kind) => kind === 'microphone' && judge.doubt()));
}
