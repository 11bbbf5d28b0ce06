import { useEffect, useState } from 'react';
import { createLevelMeter } from '../../media/level-meter.ts';

/** Ten looks a second are enough for a bar, and cheap on an old phone. */
const lookEveryMs = 100;

/** The loudness of a microphone, 0 to 1. */
export function useLevel(track: MediaStreamTrack | null): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (track === null) {
      setLevel(0);
      return;
    }
    const meter = createLevelMeter(track);
    const timer = setInterval(() => setLevel(meter.read()), lookEveryMs);
    return () => {
      clearInterval(timer);
      meter.close();
    };
  }, [track]);
  return level;
}
