import { checkInWording } from '@cloudseat/shared/nouns/expert-commitment.ts';
import type { ExpertReviewDuty, ExpertReviewState } from '@cloudseat/shared/nouns/expert-review.ts';
import { isJudging } from '@cloudseat/shared/nouns/expert-review-rules.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Sittings } from '../../room/sittings.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { isOnPanel, type Viewer } from '../review-viewer.ts';
import { wordingSha256 } from './check-in.ts';
import { type InSteps, mayStep } from './in-step.ts';
import type { SessionRepository, SessionRow } from './session.repository.ts';
import {
  agendaEnd,
  awaySeats,
  chairOf,
  hasRoom,
  isLead,
  isPanelEnough,
  isPanelWhole,
  nextParts,
  panelSizeOf,
  phaseOf,
  presentSeats,
  quorumOf,
} from './session-rules.ts';

type Dependencies = {
  repository: SessionRepository;
  inSteps: Pick<InSteps, 'find'>;
  sittings: Pick<Sittings, 'find'>;
  clock: Clock;
};
export type SessionViews = ReturnType<typeof createSessionViews>;

/** Before the time that was said, check-in may be opened this much earlier, ms. */
const openBeforeMs = 30 * 60_000;
const signsIn: readonly ExpertReviewState[] = [
  ...(['checkIn', 'panelOpened', 'presenting', 'questioning', 'deliberating', 'scoring'] as const),
];

/** Whether this place still has to sign in. */
const owesCheckIn = ({ review }: ReviewFile, { part, seat }: Viewer): boolean =>
  part === 'expert' && seat?.state === 'accepted' && !seat.isVoid && signsIn.includes(review.state);

export function createSessionViews({ repository, inSteps, sittings, clock }: Dependencies) {
  async function voteOf({ review: { reviewId } }: ReviewFile, viewer: Viewer, { vote }: SessionRow) {
    if (vote === null || !vote.isOpen || !isOnPanelOrConvenor(viewer)) return null;
    return { vote, votes: await repository.listVotes(reviewId, vote.round) };
  }

  async function presentVote(
    file: ReviewFile,
    viewer: Viewer,
    session: SessionRow,
  ): Promise<ExpertSession['vote']> {
    const open = await voteOf(file, viewer, session);
    if (open === null || !hasRoom(file.review.state)) return null;
    const own = open.votes.find(({ seatId }) => seatId === viewer.seat?.seatId);
    return {
      round: open.vote.round,
      candidateSeatIds: open.vote.candidateSeatIds ?? presentSeats(file).map(({ seatId }) => seatId),
      votedSeatIds: open.votes.map(({ seatId }) => seatId),
      ownChoiceSeatId: own?.choiceSeatId ?? null,
    };
  }

  async function present(file: ReviewFile, viewer: Viewer): Promise<ExpertSession> {
    const { reviewId, version, state, roomId } = file.review;
    const session = await repository.find(reviewId);
    const sitting = roomId === null ? null : await sittings.find(roomId);
    const isInside = isOnPanelOrConvenor(viewer);
    const leads = isLead(file, viewer);
    const { agenda, voiding, mayUnitStep, isConvenorOut, quorumLostAt } = session;
    const mayVoid = viewer.part === 'convenor' || viewer.part === 'overseer';
    return {
      ...{ reviewId, version, state, serverNow: clock.now() },
      roomId: isInside || viewer.part === 'unit' ? roomId : null,
      isClosed: phaseOf(state) === 'closedDeliberation',
      panelSize: panelSizeOf(file),
      quorum: quorumOf(file),
      checkedInCount: presentSeats(file).length,
      quorumLostAt: isInside ? (quorumLostAt?.getTime() ?? null) : null,
      awaySeatIds: isInside && sitting !== null ? awaySeats(file, sitting).map(({ seatId }) => seatId) : [],
      isLead: leads,
      isOwnChair: viewer.seat !== null && chairOf(file)?.seatId === viewer.seat.seatId,
      wording: owesCheckIn(file, viewer) ? { ...checkInWording, sha256: wordingSha256 } : null,
      mayOpenPanel: viewer.part === 'convenor' && state === 'checkIn' && isPanelEnough(file),
      vote: await presentVote(file, viewer, session),
      pastVotes: isInside ? session.pastVotes : [],
      agenda:
        agenda === null || agenda.state !== state
          ? null
          : {
              startedAt: agenda.startedAt,
              endsAt: agendaEnd(file, agenda),
              extendedMinutes: agenda.extendedMinutes,
            },
      next: leads ? nextParts(state) : [],
      inStep: await inSteps.find(file, viewer, isConvenorOut),
      mayStep: mayStep(file, viewer, { sitting, mayUnitStep }),
      ...{ mayUnitStep, isConvenorOut },
      voiding:
        !mayVoid || voiding === null
          ? null
          : {
              ...{ reason: voiding.reason, byName: voiding.byName, at: voiding.at },
              isOwn: viewer.person.role !== 'applicant' && viewer.person.accountId === voiding.byId,
            },
    };
  }

  async function dutyOf(file: ReviewFile, viewer: Viewer): Promise<ExpertReviewDuty> {
    if (owesCheckIn(file, viewer)) return 'checkIn';
    if (viewer.part === 'convenor') return dutyOfConvenor(file, viewer);
    if (viewer.part !== 'expert' || !isOnPanel(viewer) || !hasRoom(file.review.state)) return 'nothing';
    const open = await voteOf(file, viewer, await repository.find(file.review.reviewId));
    if (open !== null && !open.votes.some(({ seatId }) => seatId === viewer.seat?.seatId)) return 'voteChair';
    return isLead(file, viewer) && nextParts(file.review.state).length > 0 ? 'lead' : 'nothing';
  }

  function dutyOfConvenor(file: ReviewFile, viewer: Viewer): ExpertReviewDuty {
    const { state, scheduledAt, suspension } = file.review;
    if (suspension !== null) return 'lead';
    if (state === 'preReview' && scheduledAt !== null)
      return clock.now() >= scheduledAt.getTime() - openBeforeMs ? 'openCheckIn' : 'nothing';
    // A place that nobody fills, and nobody is asked for.
    const isLacking =
      state === 'checkIn' && !isPanelWhole(file) && !file.seats.some((seat) => isAwaited(seat));
    if (isLacking) return 'replace';
    return isLead(file, viewer) && hasRoom(state) && nextParts(state).length > 0 ? 'lead' : 'nothing';
  }

  return { present, dutyOf };
}

const isAwaited = ({ state, isVoid }: ReviewFile['seats'][number]) =>
  !isVoid && (state === 'asked' || state === 'accepted');
const isOnPanelOrConvenor = (viewer: Viewer): boolean =>
  viewer.part === 'convenor' || (viewer.part === 'expert' && viewer.seat !== null && isJudging(viewer.seat));
