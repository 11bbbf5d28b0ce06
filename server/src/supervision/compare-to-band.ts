import { WaitBand } from '@cloudseat/shared/nouns/call.ts';
import type { CallWhy } from '@cloudseat/shared/nouns/supervision.ts';
import { bandOf } from '../queue/estimate.ts';

/** How a real wait, ms, was beside the band that was shown. The bands are declared from short to long. */
export function compareToBand(waitMs: number, shown: WaitBand): NonNullable<CallWhy['estimate']>['realWait'] {
  const difference = WaitBand.options.indexOf(bandOf(waitMs)) - WaitBand.options.indexOf(shown);
  if (difference === 0) return 'inside';
  return difference < 0 ? 'shorter' : 'longer';
}
