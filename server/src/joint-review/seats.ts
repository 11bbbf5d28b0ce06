import type { AgentId, DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import { jointLanguage, jointSkillId } from '../presence/agent-classes.ts';
import { buildQueueClass, type QueueClass } from '../queue/queue-class.ts';
import type { OpinionRow, ReviewFile, SeatRow } from './joint-review.repository.ts';
import { isSeated } from './seat-state.ts';

/** The line on which any agent of a department is found. */
export const seatClassOf = (departmentId: DepartmentId): QueueClass =>
  buildQueueClass({ departmentId, skillId: jointSkillId, level: 1, language: jointLanguage, region: 'any' });

export const standing = ({ seats }: Pick<ReviewFile, 'seats'>): SeatRow[] =>
  seats.filter(({ state }) => state !== 'dropped');

/** Without these it cannot sit. The lead calls it, and is there. */
export const quorumOf = (file: Pick<ReviewFile, 'seats'>): SeatRow[] =>
  standing(file).filter(({ isLead, isRequired }) => isRequired && !isLead);
export const isQuorate = (file: Pick<ReviewFile, 'seats'>): boolean =>
  quorumOf(file).every(({ state }) => isSeated(state));

/** Required seats whose opinion is not signed. Silence is never consent. */
export const owing = (file: Pick<ReviewFile, 'seats'>): SeatRow[] =>
  standing(file).filter(({ isRequired, state }) => isRequired && state !== 'signed');

/** What counts of each seat: the newest round of what it has signed, unless another one was asked for. */
export function countingOpinions({
  seats,
  opinions,
}: Pick<ReviewFile, 'seats' | 'opinions'>): (OpinionRow & { seat: SeatRow })[] {
  return seats.flatMap((seat) => {
    if (seat.state !== 'signed') return [];
    const newest = opinions.findLast(({ seatId }) => seatId === seat.seatId);
    return newest === undefined ? [] : [{ ...newest, seat }];
  });
}

export const seatOfAgent = (file: Pick<ReviewFile, 'seats'>, agentId: AgentId): SeatRow | undefined =>
  standing(file).find((seat) => seat.agentId === agentId && isSeated(seat.state));
