import { createLifetime, type Lifetime } from '../lib/lifetime.ts';
import { isPageSeen, onPageBack } from '../lib/page-events.ts';
import type { DeviceKind } from './types.ts';

/** iPhones silence a track for a moment when a headset comes or goes, and give it back by themselves. */
const silencedGraceMs = 2_500;
/** A device held by a phone call is tried again, ever more seldom: half an hour in all, longer than a call is kept. */
const pausesMs = [2_000, 4_000, 8_000, 15_000, ...Array.from({ length: 60 }, () => 30_000)];
/** Plugging one headset is several changes. */
const settleMs = 500;

type Devices = {
  trackOf(kind: DeviceKind): MediaStreamTrack | null;
  /** It did work, and the person has not turned it off since. */
  isWanted(kind: DeviceKind): boolean;
  /** Opens it again with the wishes it was opened with. Never rejects. */
  reopen(kind: DeviceKind): Promise<void>;
  /** Devices were plugged or pulled: the lists are read again, and a chosen one that is back is taken again. */
  refresh(): Promise<void>;
};

/**
 * The system takes devices (a phone call, a lock, a pulled plug, another app) and gives them back, or not, and not every
 * browser says so. In come the track's and the page's events, out goes a device that works again once it can.
 */
export function careForDevices(devices: Devices, lifetime: Lifetime) {
  const tries: Record<DeviceKind, number> = { camera: 0, microphone: 0 };
  /** The look that counts: a newer one takes the place of one that still waits. */
  const looks: Record<DeviceKind, number> = { camera: 0, microphone: 0 };
  const isReopening: Record<DeviceKind, boolean> = { camera: false, microphone: false };

  /** Of what listens to the track in use: a call may go through many. */
  const follows: Record<DeviceKind, Lifetime> = { camera: createLifetime(), microphone: createLifetime() };
  lifetime.defer(() => {
    for (const each of Object.values(follows)) each.end();
  });

  function problemOf(kind: DeviceKind): 'gone' | 'silenced' | null {
    const track = devices.trackOf(kind);
    if (track === null || track.readyState === 'ended') return 'gone';
    return track.muted ? 'silenced' : null;
  }

  /** Looks after a while whether the device still is not well, and opens it again then. */
  function lookIn(kind: DeviceKind, afterMs: number): void {
    if (isReopening[kind] || !devices.isWanted(kind) || problemOf(kind) === null) return;
    looks[kind] += 1;
    const own = looks[kind];
    lifetime.setTimeout(() => {
      if (looks[kind] === own) void look(kind);
    }, afterMs);
  }

  async function look(kind: DeviceKind): Promise<void> {
    if (isReopening[kind] || !devices.isWanted(kind)) return;
    if (problemOf(kind) === null) {
      tries[kind] = 0;
      return;
    }
    const pauseMs = pausesMs[tries[kind]];
    // Hidden pages get no devices; coming back looks again.
    if (!isPageSeen() || pauseMs === undefined) return;
    tries[kind] += 1;
    isReopening[kind] = true;
    await devices.reopen(kind);
    isReopening[kind] = false;
    lookIn(kind, pauseMs);
  }

  function lookAtBoth(goneAfterMs: number): void {
    for (const kind of ['microphone', 'camera'] as const) {
      tries[kind] = 0;
      lookIn(kind, problemOf(kind) === 'gone' ? goneAfterMs : silencedGraceMs);
    }
  }

  onPageBack(() => lookAtBoth(0), lifetime);
  const mediaDevices = typeof navigator === 'undefined' ? undefined : navigator.mediaDevices;
  if (mediaDevices) {
    lifetime.listen(mediaDevices, 'devicechange', () => {
      void devices.refresh().then(() => lookAtBoth(settleMs));
    });
  }

  return {
    lookIn,
    /** From now on this track is watched; whoever is replaced is forgotten. */
    follow(kind: DeviceKind, track: MediaStreamTrack): void {
      follows[kind].end();
      if (lifetime.hasEnded) return;
      follows[kind] = createLifetime();
      const isCurrent = () => devices.trackOf(kind) === track;
      follows[kind].listen(track, 'ended', () => {
        if (isCurrent()) lookIn(kind, 0);
      });
      follows[kind].listen(track, 'mute', () => {
        if (isCurrent()) lookIn(kind, silencedGraceMs);
      });
    },
  };
}
