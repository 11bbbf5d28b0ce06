import { useEffect, useRef } from 'react';
import { type Loaded, useLoad } from '../use-load.ts';

/**
 * Something of a review that is asked for again whenever `tick` is another one. What is shown stays meanwhile: nobody who reads or
 * watches loses their place because somebody else did something.
 */
export function useReviewLoad<Value>(
  key: string,
  tick: string | number,
  load: () => Promise<Value>,
): Loaded<Value> {
  const loaded = useLoad(key, load, { keepsShown: true });
  const seen = useRef(tick);
  const { retry } = loaded;
  useEffect(() => {
    if (seen.current === tick) return;
    seen.current = tick;
    retry();
  }, [tick, retry]);
  return loaded;
}
