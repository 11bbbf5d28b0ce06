import { createLifetime } from './lifetime.ts';
import { onTap } from './page-events.ts';

/** The agent, a shared page, a colleague who advises. */
const spareCount = 3;

const spares: HTMLVideoElement[] = [];
const unlocked = new WeakSet<HTMLVideoElement>();
let isListening = false;

/**
 * iPhones play sound only in an element that was first played inside a tap, and nobody taps when an agent accepts. So each tap
 * before plays a few empty elements, for those who come later to take.
 */
export function unlockVideos(): void {
  while (spares.length < spareCount) spares.push(document.createElement('video'));
  for (const video of spares) {
    if (unlocked.has(video)) continue;
    unlocked.add(video);
    video.playsInline = true;
    // Never settles before there is something to play, and is refused then for that reason.
    video.play().catch(() => undefined);
  }
}

/** From now on every tap of the page unlocks. */
export function unlockVideosOnTaps(): void {
  if (isListening) return;
  isListening = true;
  onTap(unlockVideos, createLifetime());
}

/** An element that may play sound, if there was a tap yet. */
export function takeVideo(): HTMLVideoElement {
  return spares.pop() ?? document.createElement('video');
}

/** Kept for the next one who needs a voice, since it stays unlocked. */
export function returnVideo(video: HTMLVideoElement): void {
  video.srcObject = null;
  video.className = '';
  video.removeAttribute('aria-label');
  video.remove();
  if (spares.length < spareCount) spares.push(video);
}
