import type { LocalMedia } from './types.ts';

const keys = { blur: 'cloudseat.blur', noise: 'cloudseat.noise' };

/**
 * Blur and noise suppression as they were chosen on this device the last time, and kept from now on; `withBlur`: false where blur
 * is chosen anew in each talk.
 */
export function rememberEffects(localMedia: LocalMedia, { withBlur = true } = {}): () => void {
  const read = (key: string) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const keep = (key: string, value: string) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // Kept for this visit only.
    }
  };
  if (withBlur && read(keys.blur) === '1') void localMedia.setBlur(true);
  if (read(keys.noise) === '0') void localMedia.setNoiseSuppression(false);
  return localMedia.state.subscribe((state, before) => {
    const { blur, suppressesNoise } = state;
    // What was too slow or failed is not tried again by itself.
    if (withBlur && blur !== before.blur && blur !== 'starting') keep(keys.blur, blur === 'on' ? '1' : '0');
    if (suppressesNoise !== before.suppressesNoise) keep(keys.noise, suppressesNoise ? '1' : '0');
  });
}
