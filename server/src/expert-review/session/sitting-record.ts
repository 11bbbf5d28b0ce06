import type { ChairVoteRound } from '@cloudseat/shared/nouns/expert-session.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { ReviewFile } from '../expert-review.repository.ts';

/** A line of the case's journal. `at`: ms since 1970. */
export type RecordedLine = {
  sequence: number;
  at: number;
  action: string;
  actorRole: string;
  details: Record<string, unknown>;
};
type Part = { part: string; from: number; to: number | null; extendedMinutes: number };

/** Into which part a line leads; null: into none. */
function partOf({ action, details }: RecordedLine): string | null {
  switch (action) {
    case 'expert.checkInOpened':
      return 'checkIn';
    case 'expert.panelOpened':
      return 'panelOpened';
    case 'expert.partBegun':
    case 'expert.resumed':
      return String(details.to);
    case 'expert.suspended':
      return 'suspended';
    case 'expert.scoresRevealed':
    case 'expert.reportReopened':
      return 'reportDraft';
    case 'expert.reportClosed':
      return 'signing';
    case 'expert.concluded':
      return 'concluded';
    default:
      return null;
  }
}

/** The agenda as it went, an interruption as a part of its own. */
export function agendaOf(lines: readonly RecordedLine[]): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (line.action === 'expert.timeExtended' && last !== undefined)
      last.extendedMinutes += Number(line.details.minutes);
    const part = partOf(line);
    if (part === null) continue;
    if (last !== undefined) last.to = line.at;
    if (part !== 'concluded') parts.push({ part, from: line.at, to: null, extendedMinutes: 0 });
  }
  return parts;
}

/** Who came and went; experts by their places. */
export const comingsOf = (lines: readonly RecordedLine[]) =>
  lines
    .filter(({ action }) => action === 'expert.joined' || action === 'expert.left')
    .map(({ at, action, details: { participant, position, roomId } }) => ({
      ...{ at, what: action === 'expert.joined' ? 'joined' : 'left', participant, position, roomId },
    }));

/** How a panel sat, from its check-in to the conclusion, as one text: agenda with its times, votes for the chair, who was there. */
export function sittingText(
  { review: { reviewId, kind }, seats }: ReviewFile,
  pastVotes: readonly ChairVoteRound[],
  lines: readonly RecordedLine[],
): string {
  return canonicalJson({
    ...{ format: 'cloudseat expert sitting v1', reviewId },
    quorumShare: kind.rules.quorumShare,
    places: seats
      .filter(({ checkedInAt, state }) => checkedInAt !== null || state === 'absent' || state === 'recused')
      .map(({ seatId, position, state, isChair, isVoid, checkedInAt }) => ({
        ...{ seatId, position, state, isChair, isVoid, checkedInAt: checkedInAt?.getTime() ?? null },
      })),
    agenda: agendaOf(lines),
    votes: pastVotes,
    comings: comingsOf(lines),
  });
}
