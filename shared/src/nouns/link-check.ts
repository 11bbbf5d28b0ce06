import { z } from 'zod';
import { linkVerdicts, mediaPaths } from './link-verdict.ts';

const share = z.number().min(0).max(1).nullable();
const ms = z.int().min(0).max(60_000).nullable();
const bps = z.int().min(0).max(1_000_000_000).nullable();

/** What a page measured of its link; the fields are those of LinkMeasure in `link-verdict.ts`. */
export const LinkMeasure = z.object({
  socketMs: ms,
  udp: z.boolean().nullable(),
  tcp: z.boolean().nullable(),
  relay: z.boolean().nullable(),
  path: z.enum(mediaPaths).nullable(),
  lossUp: share,
  lossDown: share,
  roundTripMs: ms,
  jitterMs: ms,
  upBps: bps,
  downBps: bps,
});

/** Kept with the ticket: what was measured, and what the server made of it. */
export const LinkCheck = LinkMeasure.extend({ verdict: z.enum(linkVerdicts) });
export type LinkCheck = z.infer<typeof LinkCheck>;
