import type { MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type {
  Conflict,
  Consolidation,
  JointConclusion,
  OpinionDraft,
  OpinionLine,
  SeatId,
} from '@cloudseat/shared/nouns/joint-review.ts';
import { sha256Hex } from '../platform/ids.ts';

/** A signed opinion of a seat that is not dropped. `sha256`: of what was signed. */
export type SignedOpinion = Pick<OpinionDraft, 'verdict' | 'lines' | 'askInstead'> & {
  seatId: SeatId;
  departmentNames: readonly string[];
  sha256: string;
};
/** The newest word on a conflict. `about`: which opinions it was said about. */
export type KnownResolution = { conflictId: string; about: string; followsSeatId: SeatId | null };
export type FoundConflict = Pick<Conflict, 'conflictId' | 'kind' | 'seatIds' | 'lineId'> & {
  about: string;
  isResolved: boolean;
};
type MergedLine = Consolidation['lines'][number];
export type Consolidated = {
  conclusion: JointConclusion;
  lines: MergedLine[];
  conflicts: FoundConflict[];
  /** Seats against which it was concluded. */
  dissentIds: SeatId[];
};

/** 不同意 among others who do not say so; different words on one paper; 不属本部门 with nobody else in charge. */
export function consolidate(
  opinions: readonly SignedOpinion[],
  resolutions: readonly KnownResolution[] = [],
): Consolidated {
  const found = [...verdictConflicts(opinions), ...lineConflicts(opinions), ...orphanConflicts(opinions)];
  const wordOf = (conflict: Omit<FoundConflict, 'isResolved'>) =>
    resolutions.findLast(
      ({ conflictId, about }) => conflictId === conflict.conflictId && about === conflict.about,
    );
  const conflicts = found.map((conflict) => ({ ...conflict, isResolved: wordOf(conflict) !== undefined }));
  const overruled = new Map<MaterialLineId, SeatId>();
  let followed: SeatId | null = null;
  for (const conflict of found) {
    const follows = wordOf(conflict)?.followsSeatId ?? null;
    if (follows === null) continue;
    if (conflict.kind === 'verdict') followed = follows;
    if (conflict.kind === 'sameLine' && conflict.lineId !== null) overruled.set(conflict.lineId, follows);
  }
  const lines = mergeLines(
    opinions.flatMap(({ seatId, lines: own }) =>
      own
        .filter(({ lineId }) => lineId === null || (overruled.get(lineId) ?? seatId) === seatId)
        .map((line) => ({ ...line, seatId })),
    ),
  );
  const standing = followed === null ? opinions : withoutOverruled(opinions, followed);
  const conclusion = concludeOf(standing, lines);
  const dissentIds = opinions
    .filter(({ verdict }) => verdict === 'disagree' && conclusion !== 'disagree')
    .map(({ seatId }) => seatId);
  return { conclusion, lines, conflicts, dissentIds };
}

const isAgainst = ({ verdict }: SignedOpinion) => verdict === 'disagree';
const isFor = ({ verdict }: SignedOpinion) => verdict !== 'disagree' && verdict !== 'notOurs';

/** Who follows one that disagrees, disagrees; who follows another does so without those that disagree. */
function withoutOverruled(opinions: readonly SignedOpinion[], followed: SeatId): readonly SignedOpinion[] {
  const leader = opinions.find(({ seatId }) => seatId === followed);
  if (leader === undefined) return opinions;
  return opinions.filter((opinion) => (isAgainst(leader) ? !isFor(opinion) : !isAgainst(opinion)));
}

/** The strictest of what stands. Where nobody is in charge nothing can be agreed to. */
function concludeOf(opinions: readonly SignedOpinion[], lines: readonly OpinionLine[]): JointConclusion {
  if (opinions.some(isAgainst) || !opinions.some(isFor)) return 'disagree';
  const asks = (kind: OpinionLine['kind']) => lines.some((line) => line.kind === kind);
  if (asks('correction') || opinions.some(({ verdict }) => verdict === 'needsCorrection'))
    return 'needsCorrection';
  if (asks('condition') || opinions.some(({ verdict }) => verdict === 'agreeWithConditions'))
    return 'agreeWithConditions';
  return 'agree';
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toLowerCase();
/** The same thing asked for on the same paper has the same one. */
export const keyOf = ({ lineId, kind, text }: OpinionLine) => `${lineId ?? ''}/${kind}/${plain(text)}`;

/** What says the same on the same paper stands once, with all who say it, in the words of the first. */
function mergeLines(lines: readonly (OpinionLine & { seatId: SeatId })[]): MergedLine[] {
  const merged = new Map<string, MergedLine>();
  for (const { seatId, ...line } of lines) {
    const known = merged.get(keyOf(line));
    if (known === undefined) merged.set(keyOf(line), { ...line, seatIds: [seatId] });
    else if (!known.seatIds.includes(seatId)) known.seatIds.push(seatId);
  }
  return [...merged.values()];
}

const aboutOf = (opinions: readonly SignedOpinion[]): string =>
  sha256Hex(opinions.map(({ sha256 }) => sha256).join('\n'));

function makeConflict(
  conflictId: string,
  kind: Conflict['kind'],
  opinions: readonly SignedOpinion[],
  lineId: MaterialLineId | null = null,
): Omit<FoundConflict, 'isResolved'> {
  return {
    conflictId,
    kind,
    seatIds: opinions.map(({ seatId }) => seatId),
    lineId,
    about: aboutOf(opinions),
  };
}

function verdictConflicts(opinions: readonly SignedOpinion[]) {
  if (!opinions.some(isAgainst) || !opinions.some(isFor)) return [];
  return [
    makeConflict(
      'verdict',
      'verdict',
      opinions.filter((opinion) => isAgainst(opinion) || isFor(opinion)),
    ),
  ];
}

/** Whether two lines contradict each other is for people to say: what differs on one paper is put before them. */
function lineConflicts(opinions: readonly SignedOpinion[]) {
  const lineIds = new Set(opinions.flatMap(({ lines }) => lines.flatMap(({ lineId }) => lineId ?? [])));
  return [...lineIds].flatMap((lineId) => {
    const about = opinions.filter(({ lines }) => lines.some((line) => line.lineId === lineId));
    const saidBy = about.map(({ lines }) =>
      lines
        .filter((line) => line.lineId === lineId)
        .map(keyOf)
        .sort()
        .join('\n'),
    );
    const isSame = saidBy.every((said) => said === saidBy[0]);
    return isSame ? [] : [makeConflict(`line-${lineId}`.slice(0, 64), 'sameLine', about, lineId)];
  });
}

/** Somebody else is in charge where the department that is named instead sits in the review and does not say the same. */
function orphanConflicts(opinions: readonly SignedOpinion[]) {
  const inCharge = opinions
    .filter(({ verdict }) => verdict !== 'notOurs')
    .flatMap(({ departmentNames }) => departmentNames);
  return opinions
    .filter(
      ({ verdict, askInstead }) =>
        verdict === 'notOurs' && !inCharge.some((name) => askInstead.includes(name)),
    )
    .map((opinion) => makeConflict(`notOurs-${opinion.seatId}`.slice(0, 64), 'notOurs', [opinion]));
}
