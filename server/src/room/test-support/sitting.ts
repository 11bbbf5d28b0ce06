import type { AgentId, ApplicantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { Person } from '../person.ts';
import type { SittingStore } from '../sitting.store.ts';
import { decide, openSitting, type SittingCommand, type SittingEvent } from '../sitting-rules.ts';
import type { SittingPeople, SittingState } from '../sitting-state.ts';

export const agent = (id: string): Person => ({ role: 'agent', id: id as AgentId });
export const applicant = (id: string): Person => ({ role: 'applicant', id: id as ApplicantId });
const title = { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Department' };
export const roomId = 'review-room' as RoomId;

/** The lead department's agent, agents of others, and the applicant's side. */
export const peopleOf = (
  reviewers: readonly Person[],
  parties: readonly Person[],
  chair: Person = agent('chair'),
): SittingPeople => ({
  chair: { person: chair, title, seatId: 'seat-0' },
  reviewers: reviewers.map((person, index) => ({ person, title, seatId: `seat-${index + 1}` })),
  parties: parties.map((person) => ({ person, title })),
});

export const sittingOf = (people: SittingPeople, now = 1_000): SittingState =>
  openSitting({ roomId, kind: 'jointReview', reviewId: 'review', title: '联审', ...people }, now);

/** The state after these commands, a millisecond apart, and what was told of all of them. */
export function after(
  state: SittingState,
  ...commands: SittingCommand[]
): { state: SittingState; events: SittingEvent[] } {
  let now = 2_000;
  return commands.reduce(
    (so, command) => {
      now += 1;
      const next = decide(so.state, command, now);
      return { state: next.state, events: [...so.events, ...next.events] };
    },
    { state, events: [] as SittingEvent[] },
  );
}

export const arrive = (person: Person, pageId = `page-${person.id}`): SittingCommand => ({
  kind: 'arrive',
  person,
  pageId,
});

/** What Redis does, in memory. */
export function createMemoryStore(): SittingStore {
  const kept = new Map<RoomId, string>();
  return {
    async find(id) {
      const stored = kept.get(id);
      return stored === undefined
        ? { state: null, stored: '' }
        : { state: JSON.parse(stored) as SittingState, stored };
    },
    async replace(state, stored) {
      if ((kept.get(state.roomId) ?? '') !== stored) return false;
      kept.set(state.roomId, JSON.stringify(state));
      return true;
    },
  };
}
