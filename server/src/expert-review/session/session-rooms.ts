import type { ApplicantId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Person } from '../../room/person.ts';
import type { SittingPeople, SittingState } from '../../room/sitting-state.ts';
import type { SittingChange, Sittings } from '../../room/sittings.ts';
import type { ReviewFile, SeatRow } from '../expert-review.repository.ts';
import { type Actor, type ReviewChanges, systemItself } from '../review-change.ts';
import type { SessionRepository } from './session.repository.ts';
import { awaySeats, chairOf, hasRoom, phaseOf, presentSeats, quorumOf } from './session-rules.ts';

type Dependencies = {
  repository: SessionRepository;
  changes: Pick<ReviewChanges, 'getFile' | 'change'>;
  sittings: Pick<Sittings, 'open' | 'setPhase' | 'end' | 'change' | 'find'>;
  /** Something changed that is no step. */
  announce: (file: ReviewFile) => Promise<void>;
  clock: Clock;
  logger: Logger;
};
type Title = 'chair' | 'expert' | 'convenor' | 'unit';

const titles: Record<Title, LocalText> = {
  chair: { 'zh-Hans': '评审组长', 'zh-Hant': '評審組長', en: 'Chair of the panel' },
  expert: { 'zh-Hans': '评审专家', 'zh-Hant': '評審專家', en: 'Expert' },
  convenor: { 'zh-Hans': '评审组织人员', 'zh-Hant': '評審組織人員', en: 'Convenor' },
  unit: { 'zh-Hans': '项目单位', 'zh-Hant': '項目單位', en: 'Project unit' },
};
const isGone = (error: unknown) => error instanceof AppError && error.code === 'NOT_FOUND';

const expertOf = ({ accountId }: SeatRow): Person => ({ role: 'expert', id: accountId });
export const unitOf = ({ review }: ReviewFile): Person => ({
  role: 'applicant',
  id: review.applicantId as ApplicantId,
});

/**
 * Who sits: the panel, led by its chair or until there is one by the convenor, who keeps the minutes afterwards. On the side of
 * those who wait outside of the closed part: the unit, and a convenor whom the chair has asked out.
 */
export function peopleOf(file: ReviewFile, isConvenorOut: boolean): SittingPeople {
  const chair = chairOf(file);
  const { convenorId } = file.review;
  const unit = { person: unitOf(file), title: titles.unit };
  const experts = presentSeats(file)
    .filter((seat) => seat !== chair)
    .map((seat) => ({ person: expertOf(seat), title: titles.expert, seatId: seat.seatId as string | null }));
  if (convenorId === null && chair === null) throw new Error('nobody leads this sitting');
  if (chair === null) {
    const person: Person = { role: 'convenor', id: convenorId as NonNullable<typeof convenorId> };
    return { chair: { person, title: titles.convenor, seatId: null }, reviewers: experts, parties: [unit] };
  }
  const lead = { person: expertOf(chair), title: titles.chair, seatId: chair.seatId };
  if (convenorId === null) return { chair: lead, reviewers: experts, parties: [unit] };
  const convenor = { person: { role: 'convenor', id: convenorId } as Person, title: titles.convenor };
  if (isConvenorOut) return { chair: lead, reviewers: experts, parties: [unit, convenor] };
  return { chair: lead, reviewers: [...experts, { ...convenor, seatId: null }], parties: [unit] };
}

/** Fewer experts than the quorum are connected. */
const isQuorumLost = (file: ReviewFile, sitting: SittingState): boolean =>
  presentSeats(file).length - awaySeats(file, sitting).length < quorumOf(file);

/** The rooms of sittings follow the review: opened, closed, ended; who comes and goes is written down. */
export function createSessionRooms(dependencies: Dependencies) {
  const { repository, changes, sittings, announce, clock, logger } = dependencies;

  /** Whoever of the unit waits is let in while the panel hears it; a convenor who was asked out comes back in with it. */
  async function admitParties(file: ReviewFile, roomId: RoomId, people: SittingPeople): Promise<void> {
    const { state } = file.review;
    if (state !== 'presenting' && state !== 'questioning') return;
    await sittings.change(roomId, { kind: 'admit', by: people.chair.person, who: 'everybody' });
  }

  async function openRoom(file: ReviewFile, roomId: RoomId): Promise<void> {
    const { reviewId, caseId, title, version, state } = file.review;
    try {
      const { isConvenorOut } = await repository.find(reviewId);
      const people = peopleOf(file, isConvenorOut);
      const phase = phaseOf(state);
      const known = await sittings.find(roomId);
      // First the door, then whoever may stand behind it.
      if (known !== null && known.phase !== phase && phase === 'closedDeliberation')
        await sittings.setPhase(roomId, phase, version);
      const sitting = await sittings.open({
        ...{ roomId, kind: 'expertReview', reviewId, reviewVersion: version, caseId, title, ...people },
      });
      if (sitting.phase !== phase) await sittings.setPhase(roomId, phase, version);
      await admitParties(file, roomId, people);
    } finally {
      // Whoever ended it meanwhile may be done with its room, and nobody looks at that again.
      const row = await repository.findSitting(roomId);
      if (row?.endedAt) await closeRoom(roomId);
    }
  }

  async function closeRoom(roomId: RoomId): Promise<void> {
    await sittings.end(roomId).catch((error) => {
      if (!isGone(error)) throw error;
    });
    await repository.noteRoomClosed(roomId, new Date(clock.now()));
  }

  /** The room that the review is in now is as it says; those before it are closed. */
  async function follow({ review: { reviewId } }: Pick<ReviewFile, 'review'>): Promise<void> {
    // The rooms first: a review read before them may not know yet of the newest, which is not to be closed.
    const rows = await repository.listSittings(reviewId);
    const file = await changes.getFile(reviewId);
    const { state, roomId } = file.review;
    const running = hasRoom(state) ? roomId : null;
    for (const row of rows)
      if (row.roomClosedAt === null && row.roomId !== running) await closeRoom(row.roomId);
    if (running !== null) await openRoom(file, running);
  }

  async function noteQuorum(file: ReviewFile): Promise<void> {
    const { roomId, reviewId } = file.review;
    const sitting = roomId === null ? null : await sittings.find(roomId);
    if (sitting === null || sitting.endedAt !== null) return;
    const lostAt = isQuorumLost(file, sitting) ? new Date(clock.now()) : null;
    if (await repository.setQuorumLost(reviewId, lostAt)) await announce(file);
  }

  async function noteChange({ what, roomId, person }: SittingChange): Promise<void> {
    const row = await repository.findSitting(roomId);
    if (row === null || person === null || person === undefined) return;
    const file = await changes.getFile(row.reviewId);
    if (file.review.roomId !== roomId) return;
    if (what === 'waits') {
      const { isConvenorOut } = await repository.find(row.reviewId);
      return admitParties(file, roomId, peopleOf(file, isConvenorOut));
    }
    const verb = what === 'left' ? 'left' : what === 'arrived' || what === 'returned' ? 'joined' : null;
    if (verb !== null) {
      const seat = file.seats.findLast(({ accountId }) => accountId === person.id);
      const details = { participant: person.role, position: seat?.position ?? null, roomId };
      await changes.change(row.reviewId, null, actorOf(person, seat), () => ({
        isAside: true,
        lines: [{ action: `expert.${verb}`, details }],
      }));
    }
    await noteQuorum(file);
  }

  return {
    follow,
    handleSitting: (told: SittingChange): void =>
      void noteChange(told).catch((error) =>
        logger.warn(
          { err: error, roomId: told.roomId, what: told.what },
          'a change of an expert sitting was not written down',
        ),
      ),
    /** For clerks: rooms that the step which should have led them did not reach. */
    async look(): Promise<void> {
      for (const reviewId of await repository.listWithRooms())
        await changes
          .getFile(reviewId)
          .then(follow)
          .catch((error) => logger.warn({ err: error, reviewId }, 'the room of a review was not followed'));
    },
  };
}

/** An expert acts as their place on the panel. */
const actorOf = ({ role, id }: Person, seat: SeatRow | undefined): Actor => {
  if (role === 'expert') return { role, id: seat?.seatId ?? '' };
  return role === 'convenor' || role === 'applicant' ? { role, id } : systemItself;
};
