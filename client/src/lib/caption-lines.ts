import type { Caption } from '@cloudseat/shared/nouns/caption.ts';

/** One utterance of somebody, as it stands on the page. */
export type CaptionLine = { participantId: string; caption: Caption };

/** So many are read at a glance; what is older has been said. */
const shownCount = 3;

const isSame = (line: CaptionLine, other: CaptionLine) =>
  line.participantId === other.participantId && line.caption.utterance === other.caption.utterance;

/**
 * The lines with one more told: it takes the place of what was known of the same utterance, or stands last. What comes late, after
 * a newer one of the same speaker or after its own end, changes nothing.
 */
export function withCaption(lines: readonly CaptionLine[], told: CaptionLine): readonly CaptionLine[] {
  const isLate = lines.some(
    (line) =>
      line.participantId === told.participantId &&
      (line.caption.utterance > told.caption.utterance || (isSame(line, told) && line.caption.isFinal)),
  );
  if (isLate) return lines;
  if (lines.some((line) => isSame(line, told))) {
    return lines.map((line) => (isSame(line, told) ? told : line));
  }
  // What its speaker left unfinished was cut short: the recogniser began anew.
  return [...lines, told].slice(-shownCount);
}

/** At least one, so that nobody speaks for no time at all. */
export const toSeconds = (spokenMs: number): number => Math.max(1, Math.round(spokenMs / 1_000));
