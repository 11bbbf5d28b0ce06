import { getAudioContext } from './audio-context.ts';

type Analyser = {
  /** The newest `fftSize` samples; the same array each time. */
  readSamples(): Float32Array;
  close(): void;
};

/** Listens to a microphone without playing it; null where the page cannot. Never throws. */
export function openAnalyser(track: MediaStreamTrack, fftSize: number): Analyser | null {
  const audio = getAudioContext();
  if (audio === null) return null;
  try {
    // Firefox refuses a microphone of another sample rate than the page's sound.
    const source = audio.createMediaStreamSource(new MediaStream([track]));
    const analyser = audio.createAnalyser();
    analyser.fftSize = fftSize;
    source.connect(analyser);
    const samples = new Float32Array(fftSize);
    return {
      readSamples() {
        analyser.getFloatTimeDomainData(samples);
        return samples;
      },
      close: () => source.disconnect(),
    };
  } catch (error) {
    console.warn('analyser', error);
    return null;
  }
}
