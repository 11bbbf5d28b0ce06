import { VirtualBackgroundProcessor } from '@shiguredo/virtual-background';
import type { TrackFilter } from './camera-effect.ts';

declare const __BLUR_ASSETS__: string;

/** As wide as a hand at arm's length: what stands on a desk behind one cannot be read. */
const blurRadiusPx = 14;

/**
 * Blurs what is behind the person, in this page alone: the model and its code come from our own server, no picture leaves
 * the machine for it. In goes a camera's track, out comes another one to be sent in its place.
 */
export function createBackgroundBlur(): TrackFilter {
  if (!VirtualBackgroundProcessor.isSupported()) throw new Error('this browser cannot change single frames');
  const processor = new VirtualBackgroundProcessor(__BLUR_ASSETS__);
  return {
    async start(track) {
      processor.stopProcessing();
      return processor.startProcessing(track as MediaStreamVideoTrack, {
        blurRadius: blurRadiusPx,
        segmentationModel: 'selfie-landscape',
      });
    },
    stop: () => processor.stopProcessing(),
  };
}
