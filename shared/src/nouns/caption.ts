import { z } from 'zod';

/** What stands behind captions on a media node: nothing, a demonstration that recognises no words, the authority's own recogniser. */
export const CaptionSource = z.enum(['none', 'demo', 'recogniser']);
export type CaptionSource = z.infer<typeof CaptionSource>;

/** What the recogniser is to expect. */
export const CaptionLanguage = z.enum(['zh', 'en']);
export type CaptionLanguage = z.infer<typeof CaptionLanguage>;

/** A longer one is cut by whoever makes it. */
export const captionTextMaxLength = 500;

/** One utterance of somebody as far as it is understood. Later ones of the same number take its place, until it is final. */
export const Caption = z.object({
  utterance: z.int().positive(),
  isFinal: z.boolean(),
  /** demo: that somebody speaks, and for how long, is all that is known. */
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('words'), text: z.string().max(captionTextMaxLength) }),
    z.object({ kind: z.literal('demo'), spokenMs: z.int().nonnegative() }),
  ]),
});
export type Caption = z.infer<typeof Caption>;

/** How captions stand in a room, for one of those in it. */
export const RoomCaptions = z.object({
  source: z.enum(['demo', 'recogniser']),
  /** This participant turned them on for themself. */
  isWanted: z.boolean(),
  /** Somebody did, so that speech is processed: everybody in the room is told. */
  isRunning: z.boolean(),
  /** Not so while the recogniser or the way to it fails; the talk goes on. */
  isAvailable: z.boolean(),
});
export type RoomCaptions = z.infer<typeof RoomCaptions>;
