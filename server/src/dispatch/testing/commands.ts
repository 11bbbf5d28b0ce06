import type { AgentStatus } from '@cloudseat/shared/nouns/agent.ts';
import type { TelephoneWish } from '@cloudseat/shared/nouns/telephone.ts';
import fc from 'fast-check';

/** One thing that happens (talk = accept, then both sides start). Indices are taken modulo what there is when it happens. */
export type Command =
  | {
      kind: 'enqueue';
      applicant: number;
      queueClass: number;
      priority: number;
      isRepeat: boolean;
      /** Seconds before now; 0 = now. */
      age: number;
      way: 'talk' | 'talk' | 'absent' | 'message' | 'sameAgent';
    }
  | { kind: 'leave' | 'pause' | 'comeBack' | 'requestCallback' | 'setRoom'; call: number }
  | {
      kind: 'ask';
      call: number;
      way: 'direct' | 'warm' | 'consult';
      queueClass: number;
      target: number;
      isRepeat: boolean;
    }
  /** A stranger is an agent whose call it is not. */
  | { kind: 'telephone'; call: number; wish: TelephoneWish; by: 'own' | 'stranger' }
  | { kind: 'hold'; call: number; wish: 'hold' | 'resume'; by: 'own' | 'stranger'; keptBy: string | null }
  | { kind: 'setPriority'; call: number; priority: number }
  | { kind: 'endLeg'; call: number; handsOver: boolean; isStranger: boolean }
  | {
      kind: 'openGroup';
      seats: number[];
      wants: number | null;
      without: number[];
      age: number;
      isRepeat: boolean;
    }
  | { kind: 'dropSeat'; group: number; seat: number }
  | { kind: 'closeGroup'; group: number }
  | { kind: 'clearRooms' }
  /** A seat's agent who declines may name a substitute. */
  | { kind: 'answer'; verb: 'accept' | 'talk' | 'decline'; offer: number; twist: Twist; substitute: number }
  | { kind: 'start'; call: number; sides: 'agent' | 'applicant' | 'both' }
  | { kind: 'end'; call: number; by: 'agent' | 'applicant' | 'stranger' }
  | { kind: 'save'; agent: number; isEmpty: boolean }
  | { kind: 'extend'; agent: number }
  | { kind: 'setStatus'; agent: number; status: AgentStatus; isLive: boolean }
  | { kind: 'claimDesk'; agent: number; desk: number; takesOver: boolean }
  | { kind: 'agentGone'; agent: number; isLive: boolean }
  | { kind: 'applicantHere' | 'applicantGone'; call: number; page: number }
  | { kind: 'signIn'; agent: number; skills: number; mode: number }
  | { kind: 'heartbeat' }
  /** Which servers live on meanwhile. */
  | { kind: 'advance'; seconds: number; beats: 'all' | 'first' | 'none' }
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
      age: fc.constantFrom(0, 0, 0, 5, 30),
      way: fc.constantFrom('talk', 'talk', 'talk', 'absent', 'message', 'sameAgent'),
    }),
  ),
  weighted(3, record('leave', { call: index })),
  weighted(3, record('pause', { call: index })),
  weighted(4, record('comeBack', { call: index })),
  weighted(3, record('requestCallback', { call: index })),
  weighted(4, record('setPriority', { call: index, priority: fc.nat({ max: 2 }) })),
  weighted(
    6,
    record('ask', {
      call: index,
      way: fc.constantFrom('direct', 'warm', 'warm', 'consult', 'consult'),
      queueClass: fc.nat({ max: 3 }),
      target: fc.nat({ max: 7 }),
      isRepeat: fc.constantFrom(false, false, false, true),
    }),
  ),
  weighted(
    8,
    record('telephone', {
      call: index,
      wish: fc.constantFrom<TelephoneWish>(
        ...(['propose', 'agree', 'agree', 'decline', 'begin', 'begin', 'begin', 'end'] as const),
        ...(['connected', 'noAnswer', 'wrongNumber'] as const),
      ),
      by: fc.constantFrom('own', 'own', 'own', 'own', 'stranger'),
    }),
  ),
  weighted(
    7,
    record('hold', {
      call: index,
      wish: fc.constantFrom('hold', 'hold', 'hold', 'resume'),
      keptBy: fc.constantFrom(null, null, null, 'r1', 'r1', 'r2'),
      by: fc.constantFrom('own', 'own', 'own', 'own', 'stranger'),
    }),
  ),
  weighted(
    3,
    record('endLeg', {
      call: index,
      handsOver: fc.boolean(),
      isStranger: fc.constantFrom(false, false, false, true),
    }),
  ),
  weighted(
    3,
    record('openGroup', {
      seats: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
      wants: fc.constantFrom(null, null, 0, 1, 2, 3),
      without: fc.constantFrom([], [], [], [1], [0, 2]),
      age: fc.constantFrom(0, 0, 20),
      isRepeat: fc.constantFrom(false, false, false, true),
    }),
  ),
  weighted(2, record('closeGroup', { group: index })),
  weighted(2, record('dropSeat', { group: fc.nat({ max: 2 }), seat: fc.nat({ max: 2 }) })),
  weighted(2, record('setRoom', { call: index })),
  weighted(1, fc.constant<Command>({ kind: 'clearRooms' })),
  weighted(
    16,
    record('answer', {
      verb: fc.constantFrom('accept', 'talk', 'talk', 'decline'),
      offer: index,
      twist: fc.constantFrom('none', 'none', 'none', 'oldFence', 'otherAgent', 'wrongDesk', 'twice'),
      substitute: index,
    }),
  ),
  weighted(
    10,
    record('start', { call: index, sides: fc.constantFrom('both', 'both', 'agent', 'applicant') }),
  ),
  weighted(3, record('end', { call: index, by: fc.constantFrom('agent', 'applicant', 'agent', 'stranger') })),
  weighted(4, record('save', { agent: index, isEmpty: fc.constantFrom(false, false, true) })),
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
  weighted(1, record('signIn', { agent: index, skills: fc.nat({ max: 3 }), mode: fc.nat({ max: 3 }) })),
  weighted(3, fc.constant<Command>({ kind: 'heartbeat' })),
  weighted(
    12,
    record('advance', {
      seconds: fc.constantFrom(1, 1, 2, 2, 4, 8, 16, 25, 65),
      beats: fc.constantFrom('all', 'all', 'all', 'all', 'first', 'none'),
    }),
  ),
  weighted(1, record('outage', { seconds: fc.constantFrom(5, 30, 120) })),
);

export const commandLists = fc.array(command, { minLength: 100, maxLength: 140, size: 'max' });
