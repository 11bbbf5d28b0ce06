import { normalName } from '@cloudseat/shared/draw/draw-hashes.ts';
import type { DrawConditions } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { Identity } from '../../identity/identity.ts';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { sealPieces } from '../evidence.ts';
import type { ReviewFile } from '../expert-review.repository.ts';
import { type Actor, moveReview, type ReviewChanges } from '../review-change.ts';
import type { DrawFile, DrawRepository, RoundRow } from './draw.repository.ts';
import { conditionsPiece } from './draw-evidence.ts';
import { drawHashes } from './draw-hashes.ts';
import { lackingPlaces } from './filling.ts';

/** Places are taken away by the draw alone; once the panel sits, its session sees to the chair and the marks as well. */
export const replaceableStates = ['confirming', 'panelSealed', 'preReview', 'checkIn'] as const;
/** Places can be filled until the marks are open. */
export const fillableStates = [
  ...replaceableStates,
  ...(['panelOpened', 'presenting', 'questioning', 'deliberating', 'scoring'] as const),
];
const neededSignatures = 2;
export const isSigned = ({ signatures }: Pick<RoundRow, 'signatures'>): boolean =>
  signatures.length >= neededSignatures;

/** In which round conditions may be set now; null: they may not. */
export function roundToSet({ review: { state } }: ReviewFile, draw: DrawFile): number | null {
  const last = draw.rounds.at(-1);
  if (state === 'filed' || state === 'drawConfigured') return 1;
  if (last === undefined || !fillableStates.some((each) => each === state)) return null;
  if (last.committedAt === null) return last.round;
  return last.drawnAt !== null && lackingPlaces(draw).length > 0 ? last.round + 1 : null;
}

/** What a kind calls for, to begin with; the project unit is always avoided. */
export function proposedConditions({ review: { kind, unitName } }: ReviewFile): DrawConditions {
  const { panelSize, specialties } = kind.rules;
  return {
    ...{ panelSize: panelSize % 2 === 0 ? panelSize + 1 : panelSize, specialties },
    ...{ regions: [], excludedExperts: [], maxDraws: null },
    avoided: [{ name: unitName, reason: '项目单位' }],
  };
}

function assertFits(file: ReviewFile, conditions: DrawConditions): void {
  const { panelSize, specialties, avoided, excludedExperts } = conditions;
  const refuse = (message: string, field: string) => new AppError('BAD_REQUEST', message, { field });
  if (panelSize < file.review.kind.rules.panelSize)
    throw refuse('the panel is smaller than its kind asks for', 'panelSize');
  if (specialties.reduce((sum, { count }) => sum + count, 0) > panelSize)
    throw refuse('more places for fields than the panel has', 'specialties');
  if (new Set(specialties.map(({ specialty }) => specialty)).size < specialties.length)
    throw refuse('a field stands there twice', 'specialties');
  if (new Set(excludedExperts.map(({ expertId }) => expertId)).size < excludedExperts.length)
    throw refuse('an expert stands there twice', 'excludedExperts');
  const unit = normalName(file.review.unitName);
  if (!avoided.some(({ name }) => normalName(name) === unit))
    throw refuse('the project unit is always avoided', 'avoided');
}

type Dependencies = {
  changes: ReviewChanges;
  repository: DrawRepository;
  identity: Pick<Identity, 'confirmPassword' | 'getStaff'>;
  clock: Clock;
};

/** What is drawn by: set by one convenor, signed by two with their passwords. */
export function createConditions({ changes, repository, identity, clock }: Dependencies) {
  return {
    /** What was signed before is void. REVIEW_STATE once the seed is committed to; BAD_REQUEST with the field that does not fit. */
    configure: (
      { review: { reviewId } }: ReviewFile,
      version: number,
      conditions: DrawConditions,
      by: Actor,
    ) =>
      changes.change(reviewId, version, by, async (tx, file, of) => {
        const draw = await repository.load(reviewId, tx);
        const round = roundToSet(file, draw);
        if (round === null) throw new AppError('REVIEW_STATE', 'the conditions cannot be changed now');
        assertFits(file, conditions);
        const conditionsSha256 = drawHashes.conditionsSha256(reviewId, round, conditions);
        const voided = draw.rounds.find((each) => each.round === round)?.signatures.length ?? 0;
        await repository.saveRound(tx, {
          ...{ reviewId, round, conditions, conditionsSha256, caseNumber: of.caseNumber, signatures: [] },
          ...{ secret: null, seedSha256: null, librarySha256: null, committedAt: null, committedById: null },
          ...{ contribution: null, drawnAt: null, drawnById: null },
        });
        const isReopened = file.review.state === 'drawConfigured';
        return {
          review: isReopened ? { state: moveReview(file, 'drawReopened') } : {},
          lines: [
            {
              action: 'expert.conditionsSet',
              details: {
                ...{ round, conditionsSha256, voidedSignatures: voided },
                evidence: sealPieces([{ name: conditionsPiece(round), sha256: conditionsSha256 }]),
              },
            },
          ],
        };
      }),

    /** PASSWORD_WRONG, LOGIN_LOCKED; CHANGED_MEANWHILE where other conditions stand now; REVIEW_STATE for whoever has signed already. */
    async sign(
      { review: { reviewId } }: ReviewFile,
      conditionsSha256: string,
      { password, by, ip }: { password: string; by: Actor; ip: string },
    ): Promise<ReviewFile> {
      await identity.confirmPassword(by.id as AgentId, password, ip);
      const { displayName } = await identity.getStaff(by.id as AgentId);
      const at = clock.now();
      return changes.change(reviewId, null, by, async (tx, file) => {
        const draw = await repository.load(reviewId, tx);
        const round = draw.rounds.at(-1);
        if (round === undefined || round.committedAt !== null || roundToSet(file, draw) !== round.round)
          throw new AppError('REVIEW_STATE', 'there is nothing to sign');
        if (round.conditionsSha256 !== conditionsSha256)
          throw new AppError('CHANGED_MEANWHILE', 'the conditions are others now');
        if (isSigned(round)) throw new AppError('REVIEW_STATE', 'two people have signed');
        if (round.signatures.some(({ accountId }) => accountId === by.id))
          throw new AppError('REVIEW_STATE', 'another person has to sign as well');
        const signatures = [...round.signatures, { accountId: by.id, name: displayName, at }];
        await repository.saveRound(tx, { ...round, signatures });
        const isConfigured = isSigned({ signatures }) && file.review.state === 'filed';
        return {
          review: isConfigured ? { state: moveReview(file, 'drawSigned') } : {},
          lines: [{ action: 'expert.conditionsSigned', details: { round: round.round, conditionsSha256 } }],
        };
      });
    },
  };
}
