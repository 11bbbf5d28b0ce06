import type { AgentId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CallLookup } from '../call/call-lookup.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CallCommands, HoldInput } from '../dispatch/dispatch-types.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { type Person, peerIdOf } from '../room/person.ts';
import type { SittingPeople } from '../room/sitting-state.ts';
import type { SittingChange, Sittings } from '../room/sittings.ts';
import type { JointReviewRepository, ReviewFile, SeatRow } from './joint-review.repository.ts';
import { type ReviewChanges, systemItself } from './review-change.ts';
import { departmentNameOf, noText, phaseOf, runningRoom } from './review-view.ts';
import { isSeated } from './seat-state.ts';
import { standing } from './seats.ts';
import type { SittingSteps } from './sitting-steps.ts';

type Dependencies = {
  repository: JointReviewRepository;
  changes: ReviewChanges;
  steps: Pick<SittingSteps, 'note'>;
  sittings: Pick<Sittings, 'open' | 'setPhase' | 'end' | 'change'>;
  catalogue: Pick<Catalogue, 'findDepartmentName'>;
  lookup: Pick<CallLookup, 'findCall'>;
  dispatch: Pick<CallCommands, 'setHold'>;
  logger: Logger;
};

const applicantTitle: LocalText = { 'zh-Hans': '申请人', 'zh-Hant': '申請人', en: 'Applicant' };
const isGone = (error: unknown) => error instanceof AppError && error.code === 'NOT_FOUND';
/** The talk is over, went on to somebody else, or is by telephone: nothing of it flows between these two. */
const talkEnds: readonly string[] = ['NOT_FOUND', 'CALL_STATE', 'CALL_ENDED'];
/** Acts of the chair that the case's journal keeps. */
const toldActs: Partial<Record<SittingChange['what'], `joint.${string}`>> = {
  admitted: 'joint.admitted',
  removed: 'joint.removed',
};

/** The rooms of reviews follow them: opened, closed for deliberation, ended; who comes and goes is written down. */
export function createReviewRooms(dependencies: Dependencies) {
  const { repository, changes, steps, sittings, catalogue, lookup, dispatch, logger } = dependencies;
  const titleOf = ({ departmentId }: SeatRow) => departmentNameOf(departmentId, catalogue);
  const chairOf = ({ review }: ReviewFile): Person => ({ role: 'agent', id: review.leadId });

  function peopleOf(file: ReviewFile): SittingPeople {
    const seats = standing(file);
    const own = seats.find(({ isLead }) => isLead);
    return {
      chair: { person: chairOf(file), title: own ? titleOf(own) : noText, seatId: own?.seatId ?? null },
      reviewers: seats.flatMap((seat) =>
        seat.isLead || seat.agentId === null || !isSeated(seat.state)
          ? []
          : [
              {
                person: { role: 'agent' as const, id: seat.agentId },
                title: titleOf(seat),
                seatId: seat.seatId,
              },
            ],
      ),
      parties: [{ person: { role: 'applicant', id: file.review.applicantId }, title: applicantTitle }],
    };
  }

  /** Whoever was called in is let in as soon as they wait. */
  async function admitCalled(file: ReviewFile): Promise<void> {
    const roomId = runningRoom(file);
    if (roomId === null || file.review.applicantCalledAt === null) return;
    const applicant: Person = { role: 'applicant', id: file.review.applicantId };
    await sittings.change(roomId, { kind: 'admit', by: chairOf(file), who: peerIdOf(applicant) });
  }

  /**
   * The talk that the review was called out of waits on hold while its people sit in another room: the closed part would
   * otherwise be heard there.
   */
  async function setTalk({ review }: ReviewFile, keptBy: RoomId, wish: HoldInput['wish']): Promise<void> {
    const { callId } = review;
    // Whoever leads the review by now, the talk is still its agent's.
    const agentId = callId === null ? null : (await lookup.findCall(callId))?.agentId;
    if (callId === null || agentId == null) return;
    await dispatch.setHold({ callId, agentId, wish, keptBy }).catch((error) => {
      if (!(error instanceof AppError) || !talkEnds.includes(error.code)) throw error;
    });
  }

  async function openRoom(file: ReviewFile, roomId: RoomId): Promise<void> {
    const { reviewId, caseId, subject, version } = file.review;
    try {
      await setTalk(file, roomId, 'hold');
      const state = await sittings.open({
        ...{ roomId, kind: 'jointReview', reviewId, reviewVersion: version, caseId, title: subject },
        ...peopleOf(file),
      });
      const phase = phaseOf(file);
      if (phase !== null && state.phase !== phase) await sittings.setPhase(roomId, phase, version);
      await admitCalled(file);
    } finally {
      // Whoever ended it meanwhile may be done with its room, and nobody looks at that again.
      const sitting = await repository.findSitting(roomId);
      if (sitting?.endedAt) await closeRoom(file, roomId);
    }
  }

  async function closeRoom(file: ReviewFile, roomId: RoomId): Promise<void> {
    await sittings.end(roomId).catch((error) => {
      if (!isGone(error)) throw error;
    });
    await setTalk(file, roomId, 'resume');
    await repository.noteRoomClosed(roomId);
  }

  async function follow(file: ReviewFile): Promise<void> {
    const running = runningRoom(file);
    // First, that the talk goes on waiting where it sits again.
    if (running !== null) await openRoom(file, running);
    // By its own row: a review that was read while it was convened knows the sitting, and not yet that it sits.
    for (const { roomId, isRoomClosed, endedAt } of file.sittings)
      if (!isRoomClosed && endedAt !== null && roomId !== running) await closeRoom(file, roomId);
  }

  async function noteChange({ what, roomId, person, by }: SittingChange): Promise<void> {
    const sitting = await repository.findSitting(roomId);
    if (sitting === null || person === null || person === undefined) return;
    const file = await changes.getFile(sitting.reviewId);
    if (what === 'waits' && person.role === 'applicant') return admitCalled(file);
    const action = toldActs[what];
    if (action !== undefined) {
      const actor = by?.role === 'agent' ? ({ role: 'agent', id: by.id } as const) : systemItself;
      const details = { participant: person.role, participantId: person.id };
      await changes.change(file, null, actor, () => ({ isAside: true, lines: [{ action, details }] }));
    }
    if (person.role !== 'agent') return;
    if (what === 'arrived' || what === 'admitted' || what === 'returned')
      await steps.note(file, person.id as AgentId, 'joined');
    if (what === 'left') await steps.note(file, person.id as AgentId, 'left');
  }

  return {
    follow,
    handleSitting: (told: SittingChange): void =>
      void noteChange(told).catch((error) =>
        logger.warn(
          { err: error, roomId: told.roomId, what: told.what },
          'a change of a sitting was not written down',
        ),
      ),
  };
}
