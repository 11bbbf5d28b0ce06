import { z } from 'zod';
import type { DrawConditions as PlainConditions, DrawRecord as PlainRecord } from '../draw/draw-record.ts';
import { declineKinds } from './expert-draw-rules.ts';
import { ExpertId, PanelSeatId, PanelSeatState } from './expert-review.ts';
import { EpochMs } from './ids.ts';
import { Specialty } from './project-kind.ts';
import { LocalText } from './text.ts';

const reason = () => z.string().trim().min(1).max(200);
const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/);

export const DrawConditions = z.object({
  panelSize: z
    .int()
    .min(3)
    .max(15)
    .refine((size) => size % 2 === 1, 'an odd number'),
  specialties: z
    .array(z.object({ specialty: Specialty, count: z.int().min(1).max(15) }))
    .min(1)
    .max(10),
  regions: z.array(z.string().trim().min(1).max(40)).max(20),
  avoided: z.array(z.object({ name: z.string().trim().min(1).max(80), reason: reason() })).max(30),
  excludedExperts: z.array(z.object({ expertId: ExpertId, reason: reason() })).max(50),
  maxDraws: z.object({ count: z.int().min(1).max(50), days: z.int().min(1).max(3_650) }).nullable(),
}) satisfies z.ZodType<PlainConditions>;
export type DrawConditions = z.infer<typeof DrawConditions>;

const Entry = z.object({
  ...{ expertId: z.string(), salt: sha256(), identitySha256: sha256() },
  ...{ specialties: z.array(z.string()), region: z.string(), ties: z.array(sha256()) },
  state: z.enum(['active', 'suspended', 'left']),
  ...{ isReachable: z.boolean(), recentDraws: z.int().nonnegative() },
});
const Round = z.object({
  ...{ round: z.int().positive(), conditions: DrawConditions, conditionsSha256: sha256() },
  signatures: z.array(z.object({ name: z.string(), at: EpochMs })),
  ...{ seedSha256: sha256(), librarySha256: sha256(), committedAt: EpochMs, refs: z.array(sha256()) },
  ...{ seed: sha256().nullable(), contribution: z.string().nullable(), drawnAt: EpochMs.nullable() },
});
export const DrawCause = z.enum(['draw', 'declined', 'timedOut', 'recused', 'replaced', 'absent']);
const Step = z.object({
  ...{ at: EpochMs, round: z.int().positive(), cause: DrawCause, lost: z.array(z.int()) },
  chosen: z.array(z.object({ position: z.int(), specialty: z.string(), ref: sha256() })),
  lacking: z.array(z.int()),
});
const Person = z.object({
  ...{ round: z.int(), position: z.int(), ref: sha256(), salt: sha256() },
  ...{ expertId: z.string(), name: z.string(), unit: z.string() },
});
export const DrawRecord = z.object({
  sealed: z.object({
    format: z.literal('cloudseat expert draw v1'),
    ...{ reviewId: z.string(), caseNumber: z.string(), title: z.string(), unitName: z.string() },
    ...{ rounds: z.array(Round), steps: z.array(Step) },
  }),
  sealedSha256: sha256(),
  opened: z
    .object({
      rounds: z.array(z.object({ round: z.int(), entries: z.array(Entry) })),
      people: z.array(Person),
    })
    .nullable(),
}) satisfies z.ZodType<PlainRecord>;

export const DeclineKind = z.enum(declineKinds);
export type DeclineKind = z.infer<typeof DeclineKind>;

export const ExclusionRuleName = z.enum([
  'notActive',
  'unreachable',
  'specialty',
  'region',
  'tied',
  'excluded',
  'drawnOften',
]);
export const DrawRoundState = z.enum(['open', 'signed', 'committed', 'drawn']);
export type DrawRoundState = z.infer<typeof DrawRoundState>;

/** One set of conditions as convenors and overseers see it. */
export const DrawRoundView = z.object({
  round: z.int().positive(),
  state: DrawRoundState,
  conditions: DrawConditions,
  conditionsSha256: sha256(),
  signatures: z.array(z.object({ name: z.string(), at: EpochMs, isOwn: z.boolean() })),
  commitment: z
    .object({
      ...{ seedSha256: sha256(), librarySha256: sha256(), at: EpochMs, expertCount: z.int() },
      isOwn: z.boolean(),
    })
    .nullable(),
  drawnAt: EpochMs.nullable(),
  contribution: z.string().nullable(),
  /** Whom these conditions keep out of the library as it is now, by the first rule that does: for the round that is prepared. */
  excluded: z.array(z.object({ name: z.string(), unit: z.string(), rule: ExclusionRuleName })),
  /** Who could be drawn for each field; the same person may have several. */
  eligible: z.array(z.object({ specialty: Specialty, count: z.int().nonnegative() })),
});
export type DrawRoundView = z.infer<typeof DrawRoundView>;

export const DrawnSeat = z.object({
  seatId: PanelSeatId,
  position: z.int().positive(),
  specialty: Specialty,
  state: PanelSeatState,
  askedAt: EpochMs,
  answerBy: EpochMs,
  answeredAt: EpochMs.nullable(),
  declineKind: DeclineKind.nullable(),
  isVoid: z.boolean(),
  /** The message to their telephone: null: on its way. */
  noticeSentAt: EpochMs.nullable(),
});
export type DrawnSeat = z.infer<typeof DrawnSeat>;

export const DrawAct = z.enum(['configure', 'sign', 'commit', 'draw', 'replace']);
export type DrawAct = z.infer<typeof DrawAct>;

export const ExpertDrawView = z.object({
  /** The newest last; empty: nobody has set conditions yet. */
  rounds: z.array(DrawRoundView),
  /** What the kind and the unit call for, to begin with. */
  proposed: DrawConditions,
  /** Units and people on the list that stay there. */
  fixedAvoided: z.array(z.string()),
  minPanelSize: z.int(),
  knownRegions: z.array(z.string()),
  seats: z.array(DrawnSeat),
  /** Places nobody holds or is asked for, though the draw has been. */
  lacking: z.array(z.int().positive()),
  /** What whoever looks may do now. */
  acts: z.array(DrawAct),
  version: z.int().nonnegative(),
});
export type ExpertDrawView = z.infer<typeof ExpertDrawView>;

/** What an expert is told who is asked to judge. */
export const ExpertNotice = z.object({
  seatId: PanelSeatId,
  state: PanelSeatState,
  title: z.string(),
  unitName: z.string(),
  kindName: LocalText,
  description: z.string(),
  caseNumber: z.string(),
  specialty: Specialty,
  scheduledAt: EpochMs.nullable(),
  answerBy: EpochMs,
  /** Units and people with whom a tie is a reason to decline. */
  avoided: z.array(z.string()),
  serverNow: EpochMs,
});
export type ExpertNotice = z.infer<typeof ExpertNotice>;
