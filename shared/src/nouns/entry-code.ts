import { z } from 'zod';
import { Entry, EntryPoint } from './catalogue.ts';
import { EntryCode, EpochMs } from './ids.ts';

/** Where a code hangs; nobody comes from the web by a code. */
export const CodeEntryPoint = EntryPoint.exclude(['web']);
export type CodeEntryPoint = z.infer<typeof CodeEntryPoint>;

/** Two letters and two to four digits, so that it can be read out; I and O would be taken for digits. */
export const NewEntryCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-HJ-NP-Z]{2}\d{2,4}$/, 'a code has two letters (not I or O) and two to four digits')
  .pipe(EntryCode);

/** A code as administrators see it. */
export const AdministeredCode = Entry.extend({
  scheduleId: z.string().nullable().describe('of `schedule:list`'),
  /** To be named by whoever changes it. */
  version: z.int().positive(),
  revocation: z.object({ at: EpochMs, reason: z.string() }).nullable(),
});
export type AdministeredCode = z.infer<typeof AdministeredCode>;
