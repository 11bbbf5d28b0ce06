import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import fc from 'fast-check';

/** One thing that happens (talk = accept, then both sides start). Indices are taken modulo what there is when it happens. */
export type Command =
  | { kind: 'enqueue'; applicant: number; queueClass: number; priority: number; isRepeat: boolean }
  | { kind: 'leave' | 'setRoom'; call: number }
  | { kind: 'clearRooms' }
  | { kind: 'answer'; verb: 'accept' | 'talk' | 'decline'; offer: number; twist: Twist }
  | { kind: 'start'; call: number; sides: 'agent' | 'applicant' | 'both' }
  | { kind: 'end'; call: number; by: 'agent' | 'applicant' | 'stranger' }
  | { kind: 'save' | 'extend'; agent: number }
  | { kind: 'setStatus'; agent: number; status: AgentStatus; isLive: boolean }
  | { kind: 'claimDesk'; agent: number; desk: number; takesOver: boolean }
  | { kind: 'agentGone'; agent: number; isLive: boolean }
  | { kind: 'applicantHere' | 'applicantGone'; call: number; page: number }
  | { kind: 'signIn'; agent: number; skills: number }
  | { kind: 'heartbeat' }
  | { kind: 'advance'; seconds: number; beats: boolean }
  | { kind: 'outage'; seconds: number };
/** How an answer differs from the right one. */
export type Twist = 'none' | 'oldFence' | 'otherAgent' | 'wrongDesk' | 'twice';

const index = fc.nat({ max: 7 });
const weighted = (weight: number, arbitrary: fc.Arbitrary<Command>) => ({ weight, arbitrary });
const record = <Kind extends Command['kind']>(
  kind: Kind,
  fields: { [Name in keyof Omit<Extract<Command, { kind: Kind }>, 'kind'>]: fc.Arbitrary<unknown> },
) => fc.record({ kind: fc.constant(kind), ...fields }) as unknown as fc.Arbitrary<Command>;

const command: fc.Arbitrary<Command> = fc.oneof(
  weighted(
    16,
    record('enqueue', {
      applicant: index,
      queueClass: fc.nat({ max: 3 }),
      priority: fc.nat({ max: 2 }),
      isRepeat: fc.constantFrom(false, false, false, true),
    }),
  ),
  weighted(3, record('leave', { call: index })),
  weighted(2, record('setRoom', { call: index })),
  weighted(1, fc.constant<Command>({ kind: 'clearRooms' })),
  weighted(
    16,
    record('answer', {
      verb: fc.constantFrom('accept', 'talk', 'talk', 'decline'),
      offer: index,
      twist: fc.constantFrom('none', 'none', 'none', 'oldFence', 'otherAgent', 'wrongDesk', 'twice'),
    }),
  ),
  weighted(
    10,
    record('start', { call: index, sides: fc.constantFrom('both', 'both', 'agent', 'applicant') }),
  ),
  weighted(3, record('end', { call: index, by: fc.constantFrom('agent', 'applicant', 'agent', 'stranger') })),
  weighted(4, record('save', { agent: index })),
  weighted(3, record('extend', { agent: index })),
  weighted(
    9,
    record('setStatus', {
      agent: index,
      status: fc.constantFrom<AgentStatus>('ready', 'ready', 'ready', 'notReady', 'break', 'offline'),
      isLive: fc.constantFrom(true, true, true, true, false),
    }),
  ),
  weighted(5, record('claimDesk', { agent: index, desk: fc.nat({ max: 1 }), takesOver: fc.boolean() })),
  weighted(2, record('agentGone', { agent: index, isLive: fc.constantFrom(true, true, false) })),
  weighted(5, record('applicantHere', { call: index, page: fc.constantFrom(0, 0, 0, 1) })),
  weighted(4, record('applicantGone', { call: index, page: fc.constantFrom(0, 0, 0, 1) })),
  weighted(1, record('signIn', { agent: index, skills: fc.nat({ max: 3 }) })),
  weighted(3, fc.constant<Command>({ kind: 'heartbeat' })),
  weighted(
    12,
    record('advance', {
      seconds: fc.constantFrom(1, 1, 2, 2, 4, 8, 16, 25, 65),
      beats: fc.constantFrom(true, true, true, true, false),
    }),
  ),
  weighted(1, record('outage', { seconds: fc.constantFrom(5, 30, 120) })),
);

export const commandLists = fc.array(command, { minLength: 100, maxLength: 140, size: 'max' });
