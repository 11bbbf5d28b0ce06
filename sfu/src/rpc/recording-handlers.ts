import { SfuError } from '../errors.ts';
import type { Handlers } from './dispatcher.ts';

/** A node without a recorder: it keeps nothing. */
export function createRecordingHandlers(): Pick<Handlers, Extract<keyof Handlers, `recording:${string}`>> {
  return {
    'recording:set': () => {
      throw new SfuError('UNAVAILABLE', 'this node has no recorder', { problem: 'recorder' });
    },
    'recording:finish': () => ({ segmentCount: 0 }),
    'recording:listKept': () => ({ segments: [], gaps: [], hasMore: false }),
    'recording:drop': () => ({}),
  };
}
