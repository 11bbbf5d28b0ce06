import { ParticipantId } from '@cloudseat/shared/nouns/ids.ts';
import { type SittingPhase, sittingSizeMax } from '@cloudseat/shared/nouns/review-room.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { seatInSitting } from './lanes.ts';
import { type Person, peerIdOf } from './person.ts';
import { displace, place, spread } from './sitting-places.ts';
import {
  findMember,
  lobbyOf,
  type SittingMember,
  type SittingPeople,
  type SittingState,
} from './sitting-state.ts';

export type SittingCommand =
  /** reviewVersion: of the review that says so; left out: as new as any. */
  | { kind: 'setPhase'; phase: SittingPhase; reviewVersion?: number | undefined }
  | { kind: 'setPeople'; people: SittingPeople; reviewVersion?: number | undefined }
  | { kind: 'end' }
  | { kind: 'place'; sfuNodeId: string; insteadOf: string | null }
  /** One more media node carries it. */
  | { kind: 'spread'; sfuNodeId: string }
  /** This one is lost; another goes on. */
  | { kind: 'displace'; sfuNodeId: string }
  | { kind: 'arrive'; person: Person; pageId: string }
  /** pageId: null when its media are gone, whichever page it was. */
  | { kind: 'leave'; peerId: string; pageId: string | null }
  | { kind: 'comeBack'; peerId: string }
  | { kind: 'raiseHand'; person: Person; isRaised: boolean }
  | ChairCommand;

/** FORBIDDEN unless `by` chairs the sitting. */
type ChairCommand =
  | { kind: 'admit'; by: Person; who: string }
  | { kind: 'giveFloor'; by: Person; participantId: string | null }
  | { kind: 'silence'; by: Person; who: string; source: 'microphone' | 'camera'; isSilenced: boolean }
  | { kind: 'remove'; by: Person; participantId: string }
  | { kind: 'lock'; by: Person; isLocked: boolean };

/** What happened, for the journal of the review. `person`: whom it is about; `by`: the chair whose act it was. */
export type SittingEvent = {
  kind:
    | 'arrived'
    | 'waits'
    | 'admitted'
    | 'left'
    | 'returned'
    | 'removed'
    | 'replaced'
    | 'handRaised'
    | 'handLowered'
    | 'floorGiven'
    | 'floorTaken'
    | 'silenced'
    | 'unsilenced'
    | 'locked'
    | 'unlocked'
    | 'phaseChanged'
    | 'ended';
  person: Person | null;
  by: Person | null;
  /** Of silenced and unsilenced. */
  source?: 'microphone' | 'camera';
  /** Of phaseChanged. */
  phase?: SittingPhase;
};
type Outcome = { state: SittingState; events: SittingEvent[] };

const notSilenced = { microphone: false, camera: false };

export function openSitting(
  wanted: Pick<SittingState, 'roomId' | 'kind' | 'reviewId' | 'title'> &
    Partial<Pick<SittingState, 'caseId' | 'reviewVersion'>> &
    SittingPeople,
  now: number,
): SittingState {
  const { roomId, kind, reviewId, title, caseId = null, reviewVersion = 0 } = wanted;
  return {
    ...{ roomId, kind, reviewId, reviewVersion, caseId, title, version: now },
    ...{ phase: 'openSession', phaseVersion: 0, isLocked: false },
    ...{ startedAt: now, endedAt: null, sfuNodeId: null, furtherNodeIds: [], floorId: null },
    members: membersOf(wanted, []),
  };
}

/** The state after a command, and what is to be told of it; the same state where nothing changed. Throws what the asker is told. */
export function decide(state: SittingState, command: SittingCommand, now: number): Outcome {
  if (state.endedAt !== null) {
    if (command.kind === 'end' || command.kind === 'leave') return { state, events: [] };
    throw new AppError('ROOM_NOT_OPEN', 'the sitting is over');
  }
  const { reviewVersion = state.reviewVersion } =
    command.kind === 'setPhase' || command.kind === 'setPeople' ? command : {};
  // Told by a server that had read the review before another changed it: the door would open again.
  if (reviewVersion < state.reviewVersion) return unchanged(state);
  const { state: next, events } = apply(state, command, now);
  if (next === state && reviewVersion === state.reviewVersion) return { state, events };
  return { state: { ...next, reviewVersion, version: state.version + 1 }, events };
}

function apply(state: SittingState, command: SittingCommand, now: number): Outcome {
  switch (command.kind) {
    case 'setPhase':
      return setPhase(state, command.phase);
    case 'setPeople':
      return setPeople(state, command.people);
    case 'end':
      return changed({ ...state, endedAt: now }, { kind: 'ended' });
    case 'place':
      return placed(place(state, command));
    case 'spread':
      return placed(spread(state, command.sfuNodeId));
    case 'displace':
      return placed(displace(state, command.sfuNodeId));
    case 'arrive':
      return arrive(state, command, now);
    case 'leave':
      return leave(state, command);
    case 'comeBack':
      return comeBack(state, command.peerId);
    case 'raiseHand':
      return raiseHand(state, command, now);
    default:
      return chairs(state, command);
  }
}

function chairs(state: SittingState, command: ChairCommand): Outcome {
  const { by } = command;
  if (findMember(state, peerIdOf(by))?.part !== 'chair')
    throw new AppError('FORBIDDEN', 'only the chair of this sitting may');
  switch (command.kind) {
    case 'admit':
      return admit(state, by, command.who);
    case 'giveFloor':
      return giveFloor(state, by, command.participantId);
    case 'silence':
      return silence(state, command);
    case 'remove':
      return remove(state, by, command.participantId);
    case 'lock':
      return lock(state, by, command.isLocked);
  }
}

const unchanged = (state: SittingState): Outcome => ({ state, events: [] });
const changed = (state: SittingState, ...events: (Partial<SittingEvent> & Pick<SittingEvent, 'kind'>)[]) => ({
  state,
  events: events.map((event) => ({ person: null, by: null, ...event })),
});
const withMember = (state: SittingState, peerId: string, change: Partial<SittingMember>): SittingState => ({
  ...state,
  members: state.members.map((member) => (member.peerId === peerId ? { ...member, ...change } : member)),
});

/** Somebody of the sitting who was not removed, or NOT_FOUND. */
function getMember(state: SittingState, peerId: string): SittingMember {
  const member = findMember(state, peerId);
  if (!member || member.standing === 'removed') throw notFound('the participant');
  return member;
}

/** Later than any that was noted before, whatever the clocks of the servers say. */
const after = (now: number, known: readonly (number | null)[]) =>
  Math.max(now, ...known.map((at) => Number(at ?? 0) + 1));

function membersOf(people: SittingPeople, known: readonly SittingMember[]): SittingMember[] {
  const fresh = [
    { ...people.chair, part: 'chair' as const },
    ...people.reviewers.map((reviewer) => ({ ...reviewer, part: 'reviewer' as const })),
    ...people.parties.map((party) => ({ ...party, part: 'party' as const, seatId: null })),
  ];
  const byId = new Map(fresh.toReversed().map((wanted) => [peerIdOf(wanted.person), wanted]));
  if (byId.size > sittingSizeMax)
    throw new AppError('BAD_REQUEST', `a sitting has room for ${sittingSizeMax}`);
  return [...byId].toReversed().map(([peerId, { person, part, title, seatId }]) => {
    const before = known.find((member) => member.peerId === peerId);
    // Whoever comes to sit in a department's seat, or to chair, need not wait to be let in any longer.
    const isRaised = part === 'chair' || (part === 'reviewer' && before?.part === 'party');
    const standing = before?.standing === 'lobby' && isRaised ? 'admitted' : before?.standing;
    return {
      ...{ peerId, person, part, title, seatId, standing: standing ?? 'expected' },
      ...{ arrivedAt: before?.arrivedAt ?? null, isHere: before?.isHere ?? false },
      ...{ pageId: before?.pageId ?? null, handRaisedAt: before?.handRaisedAt ?? null },
      silenced: part === 'chair' ? notSilenced : (before?.silenced ?? notSilenced),
    };
  });
}

function setPeople(state: SittingState, people: SittingPeople): Outcome {
  const members = membersOf(people, state.members);
  if (canonicalJson(members) === canonicalJson(state.members)) return unchanged(state);
  const isIn = (peerId: string | null) => members.some((member) => member.peerId === peerId);
  const gone = state.members.filter(({ peerId }) => !isIn(peerId));
  return changed(
    { ...state, members, floorId: isIn(state.floorId) ? state.floorId : null },
    ...gone.map(({ person }) => ({ kind: 'replaced' as const, person })),
  );
}

/** Who had the floor had it in the part that is over; whoever is out of the closed part raises no hand in it. */
function setPhase(state: SittingState, phase: SittingPhase): Outcome {
  if (state.phase === phase) return unchanged(state);
  const isOut = ({ part }: SittingMember) => phase === 'closedDeliberation' && part === 'party';
  const members = state.members.map((member) => (isOut(member) ? { ...member, handRaisedAt: null } : member));
  const phaseVersion = state.version + 1;
  return changed({ ...state, phase, phaseVersion, members, floorId: null }, { kind: 'phaseChanged', phase });
}

/** Nobody need know of it but the servers. */
const placed = (state: SittingState): Outcome => ({ state, events: [] });

/**
 * The newest page carries it. Departments sit down, the applicant's side waits to be let in, as does everybody new at a locked
 * door; whoever was in before is in.
 */
function arrive(state: SittingState, { person, pageId }: { person: Person; pageId: string }, now: number) {
  const peerId = peerIdOf(person);
  const member = findMember(state, peerId);
  if (!member) throw notFound('the room');
  if (member.standing === 'removed')
    throw new AppError('FORBIDDEN', 'removed from this sitting by its chair');
  const isNew = member.standing === 'expected';
  const isKept = member.part === 'party' || (state.isLocked && member.part !== 'chair');
  const standing = !isNew ? member.standing : isKept ? 'lobby' : 'admitted';
  const isWaiting = standing === 'lobby';
  const arrivedAt =
    member.arrivedAt ??
    after(
      now,
      state.members.map((other) => other.arrivedAt),
    );
  if (member.isHere && member.pageId === pageId && !isNew) return unchanged(state);
  const next = withMember(state, peerId, { standing, arrivedAt, isHere: true, pageId });
  if (!isNew && member.isHere) return changed(next);
  return changed(next, { kind: isWaiting ? 'waits' : isNew ? 'arrived' : 'returned', person });
}

/** The seat is kept, as are the place in the lobby and the raised hand. */
function leave(state: SittingState, { peerId, pageId }: { peerId: string; pageId: string | null }): Outcome {
  const member = findMember(state, peerId);
  if (!member?.isHere || (pageId !== null && member.pageId !== pageId)) return unchanged(state);
  const next = withMember(state, peerId, { isHere: false });
  return changed(next, { kind: 'left', person: member.person });
}

function comeBack(state: SittingState, peerId: string): Outcome {
  const member = findMember(state, peerId);
  const isSomebody = member !== undefined && member.standing !== 'removed' && member.standing !== 'expected';
  if (!isSomebody || member.isHere) return unchanged(state);
  const kind = member.standing === 'lobby' ? 'waits' : 'returned';
  return changed(withMember(state, peerId, { isHere: true }), { kind, person: member.person });
}

function raiseHand(
  state: SittingState,
  { person, isRaised }: { person: Person; isRaised: boolean },
  now: number,
): Outcome {
  const member = getMember(state, peerIdOf(person));
  if (seatInSitting({ role: person.role, ...member }, state.phase).lane === 'held')
    throw new AppError('ROOM_NOT_OPEN', 'whoever waits outside has no hand to raise');
  if ((member.handRaisedAt !== null) === isRaised) return unchanged(state);
  const hands = state.members.map(({ handRaisedAt }) => handRaisedAt);
  const next = withMember(state, member.peerId, { handRaisedAt: isRaised ? after(now, hands) : null });
  return changed(next, { kind: isRaised ? 'handRaised' : 'handLowered', person });
}

function admit(state: SittingState, by: Person, who: string): Outcome {
  const chosen = who === 'everybody' ? lobbyOf(state) : [getMember(state, who)];
  const waiting = chosen.filter(({ standing }) => standing === 'lobby');
  if (waiting.length === 0) return unchanged(state);
  const next = waiting.reduce((so, { peerId }) => withMember(so, peerId, { standing: 'admitted' }), state);
  return changed(next, ...waiting.map(({ person }) => ({ kind: 'admitted' as const, person, by })));
}

function giveFloor(state: SittingState, by: Person, participantId: string | null): Outcome {
  if (participantId === null) {
    if (state.floorId === null) return unchanged(state);
    const person = findMember(state, state.floorId)?.person ?? null;
    return changed({ ...state, floorId: null }, { kind: 'floorTaken', person, by });
  }
  const { peerId, person, ...member } = getMember(state, participantId);
  if (seatInSitting({ role: person.role, ...member }, state.phase).lane === 'held')
    throw new AppError('ROOM_NOT_OPEN', 'whoever waits outside cannot speak');
  const silenced = { ...member.silenced, microphone: false };
  const next = withMember(state, peerId, { handRaisedAt: null, silenced });
  return changed({ ...next, floorId: ParticipantId.parse(peerId) }, { kind: 'floorGiven', person, by });
}

function silence(
  state: SittingState,
  { by, who, source, isSilenced }: Extract<SittingCommand, { kind: 'silence' }>,
): Outcome {
  if (who !== 'everybody' && getMember(state, who).part === 'chair')
    throw new AppError('BAD_REQUEST', 'the chair switches off their own');
  const chosen = state.members.filter(
    ({ peerId, part, silenced }) =>
      part !== 'chair' && (who === 'everybody' || peerId === who) && silenced[source] !== isSilenced,
  );
  if (chosen.length === 0) return unchanged(state);
  const next = chosen.reduce(
    (so, { peerId, silenced }) => withMember(so, peerId, { silenced: { ...silenced, [source]: isSilenced } }),
    state,
  );
  const kind = isSilenced ? 'silenced' : 'unsilenced';
  return changed(next, ...chosen.map(({ person }) => ({ kind, person, by, source }) as const));
}

function remove(state: SittingState, by: Person, participantId: string): Outcome {
  const member = getMember(state, participantId);
  if (member.part === 'chair') throw new AppError('BAD_REQUEST', 'the chair cannot be removed');
  const next = withMember(state, member.peerId, { standing: 'removed', isHere: false, handRaisedAt: null });
  const floorId = state.floorId === participantId ? null : state.floorId;
  return changed({ ...next, floorId }, { kind: 'removed', person: member.person, by });
}

function lock(state: SittingState, by: Person, isLocked: boolean): Outcome {
  if (state.isLocked === isLocked) return unchanged(state);
  return changed({ ...state, isLocked }, { kind: isLocked ? 'locked' : 'unlocked', by });
}
