import type { RecordingChapter } from '@cloudseat/shared/nouns/recording.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { readEntry } from '../../lib/case-entry.ts';
import type { GapOnLine } from '../../lib/recording-time.ts';

/** Something to go to: an entry of the journal, or a gap. */
export type Moment = { key: string; atMs: number; what: string; isGap: boolean };

type Words = {
  /** An action the page has a word for; others are called by their own name. */
  ofAction: (action: NonNullable<ReturnType<typeof readEntry>['action']>) => string;
  ofLane: (lane: NonNullable<ReturnType<typeof readEntry>['monitorLane']>) => string;
  ofText: (text: LocalText) => string;
  ofGap: (cause: GapOnLine['cause']) => string;
};

/** Entries and gaps of a recording in words, in order. */
export function readMoments(
  chapters: readonly RecordingChapter[],
  gaps: readonly GapOnLine[],
  startedAt: number,
  words: Words,
): Moment[] {
  const told = chapters.map((chapter, index) => {
    const reading = readEntry(chapter);
    const name = reading.action === null ? chapter.action : words.ofAction(reading.action);
    const lane = reading.monitorLane === null ? undefined : words.ofLane(reading.monitorLane);
    const department = reading.department === null ? undefined : words.ofText(reading.department);
    const about = [reading.guest?.name, department, lane, ...reading.remarks].filter(
      (each) => each !== undefined,
    );
    return {
      key: `entry-${index}`,
      atMs: Math.max(0, chapter.at - startedAt),
      what: about.length === 0 ? name : `${name}：${about.join('，')}`,
      isGap: false,
    };
  });
  const missing = gaps.map(({ fromMs, cause }) => ({
    ...{ key: `gap-${fromMs}`, atMs: fromMs, what: words.ofGap(cause), isGap: true },
  }));
  return [...told, ...missing].sort((a, b) => a.atMs - b.atMs);
}

/** Those in which all that was typed occurs, in whatever case. */
export const findMoments = (moments: readonly Moment[], typed: string): readonly Moment[] => {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return moments.filter(({ what }) => parts.every((part) => what.toLowerCase().includes(part)));
};

/** The last one that has begun; null before the first. */
export const momentAt = (moments: readonly Moment[], positionMs: number): Moment | null =>
  moments.filter(({ atMs }) => atMs <= positionMs + 500).at(-1) ?? null;
