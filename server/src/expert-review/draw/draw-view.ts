import { exclusionOf } from '@cloudseat/shared/draw/choose.ts';
import type {
  DrawAct,
  DrawConditions,
  DrawnSeat,
  DrawRoundState,
  DrawRoundView,
  ExpertDrawView,
} from '@cloudseat/shared/nouns/expert-draw.ts';
import type { ExpertReviewDuty } from '@cloudseat/shared/nouns/expert-review.ts';
import type { Expert, ExpertLibraryRepository } from '../../experts/expert-library.repository.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import type { Viewer } from '../review-viewer.ts';
import { isSigned, proposedConditions, replaceableStates, roundToSet } from './conditions.ts';
import type { DrawFile, DrawRepository, RoundRow } from './draw.repository.ts';
import { drawHashes } from './draw-hashes.ts';
import { isTaken, lackingPlaces } from './filling.ts';
import { entryOf } from './snapshot.ts';

export const roundState = (row: RoundRow): DrawRoundState =>
  row.drawnAt !== null ? 'drawn' : row.committedAt !== null ? 'committed' : isSigned(row) ? 'signed' : 'open';

/** What a convenor may do in the draw at this moment. */
export function actsOf(file: ReviewFile, draw: DrawFile, viewer: Viewer): DrawAct[] {
  if (viewer.part !== 'convenor' || viewer.person.role === 'applicant') return [];
  const { accountId } = viewer.person;
  const last = draw.rounds.at(-1);
  const [settable, state] = [roundToSet(file, draw), last && roundState(last)];
  const hasSigned = last?.signatures.some((each) => each.accountId === accountId) ?? false;
  const isReplaceable = replaceableStates.some((each) => each === file.review.state);
  return [
    ...(settable === null ? [] : (['configure'] as const)),
    ...(state === 'open' && settable === last?.round && !hasSigned ? (['sign'] as const) : []),
    ...(state === 'signed' && settable !== null ? (['commit'] as const) : []),
    ...(state === 'committed' && last?.committedById !== accountId ? (['draw'] as const) : []),
    ...(isReplaceable && file.seats.some(isTaken) ? (['replace'] as const) : []),
  ];
}

/** For the list and the page: what the draw waits for from whoever looks. */
export function drawDuty(file: ReviewFile, draw: DrawFile, viewer: Viewer): ExpertReviewDuty {
  const isOpen = file.review.endedAt === null;
  if (viewer.part === 'expert') return isOpen && viewer.seat?.state === 'asked' ? 'answer' : 'nothing';
  const acts = isOpen ? actsOf(file, draw, viewer) : [];
  if (acts.includes('draw') || acts.includes('commit')) return 'draw';
  if (acts.includes('sign')) return 'signDraw';
  const last = draw.rounds.at(-1);
  // Signed by oneself: another one's turn.
  return acts.includes('configure') && (last === undefined || last.drawnAt !== null)
    ? 'configureDraw'
    : 'nothing';
}

type Dependencies = {
  repository: Pick<DrawRepository, 'load' | 'listNotices' | 'countSittings'>;
  library: Pick<ExpertLibraryRepository, 'list'>;
  now: () => number;
};

/** The draw as convenors and overseers see it: positions, fields and answers, and no name of who was drawn. */
export function createDrawViews({ repository, library, now }: Dependencies) {
  /** By the library as it is now, of everybody alike: whoever sits on a sealed panel is not told apart. */
  async function outcome(experts: readonly Expert[], conditions: DrawConditions) {
    const { maxDraws } = conditions;
    const since = maxDraws && new Date(now() - maxDraws.days * 86_400_000);
    const sittings = since ? await repository.countSittings(since) : new Map<string, number>();
    const judged = experts.map((expert) => {
      const entry = entryOf(expert, '', '', sittings.get(expert.expertId) ?? 0);
      return { expert, rule: exclusionOf(entry, conditions, drawHashes) };
    });
    return {
      excluded: judged.flatMap(({ expert: { name, unit }, rule }) => (rule ? [{ name, unit, rule }] : [])),
      eligible: conditions.specialties.map(({ specialty }) => ({
        specialty,
        count: judged.filter(({ expert, rule }) => rule === null && expert.specialties.includes(specialty))
          .length,
      })),
    };
  }

  async function roundView(
    row: RoundRow,
    viewer: Viewer,
    experts: readonly Expert[],
  ): Promise<DrawRoundView> {
    const accountId = viewer.person.role === 'applicant' ? null : viewer.person.accountId;
    const { round, conditionsSha256, contribution, seedSha256, librarySha256, committedAt, secret } = row;
    // As it was parsed when it was set.
    const conditions = row.conditions as DrawConditions;
    const commitment =
      seedSha256 === null || librarySha256 === null || committedAt === null
        ? null
        : {
            ...{ seedSha256, librarySha256, at: committedAt.getTime() },
            ...{ expertCount: secret?.entries.length ?? 0, isOwn: row.committedById === accountId },
          };
    return {
      ...{ round, state: roundState(row), conditions, conditionsSha256, contribution, commitment },
      signatures: row.signatures.map((each) => ({
        ...{ name: each.name, at: each.at, isOwn: each.accountId === accountId },
      })),
      drawnAt: row.drawnAt?.getTime() ?? null,
      ...(await outcome(experts, conditions)),
    };
  }

  async function seatsOf({ review, seats }: ReviewFile): Promise<DrawnSeat[]> {
    const notices = new Map(
      (await repository.listNotices(review.reviewId)).map((each) => [each.seatId, each]),
    );
    return seats.map(({ seatId, position, specialty, state, askedAt, answerBy, answeredAt, isVoid }) => ({
      ...{ seatId, position, specialty, state, isVoid },
      ...{
        askedAt: askedAt.getTime(),
        answerBy: answerBy.getTime(),
        answeredAt: answeredAt?.getTime() ?? null,
      },
      declineKind: notices.get(seatId)?.declineKind ?? null,
      noticeSentAt: notices.get(seatId)?.sentAt?.getTime() ?? null,
    }));
  }

  return {
    async present(file: ReviewFile, viewer: Viewer): Promise<ExpertDrawView> {
      const draw = await repository.load(file.review.reviewId);
      const experts = await library.list();
      return {
        rounds: await Promise.all(draw.rounds.map((row) => roundView(row, viewer, experts))),
        proposed: (draw.rounds.at(-1)?.conditions as DrawConditions | undefined) ?? proposedConditions(file),
        fixedAvoided: [file.review.unitName],
        minPanelSize: file.review.kind.rules.panelSize,
        knownRegions: [...new Set(experts.map(({ region }) => region))].sort(),
        ...{ seats: await seatsOf(file), lacking: lackingPlaces(draw), acts: actsOf(file, draw, viewer) },
        version: file.review.version,
      };
    },
    duty: async (file: ReviewFile, viewer: Viewer): Promise<ExpertReviewDuty> =>
      viewer.part === 'expert' || viewer.part === 'convenor'
        ? drawDuty(file, await repository.load(file.review.reviewId), viewer)
        : 'nothing',
  };
}
