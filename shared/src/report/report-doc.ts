import type { ReportSectionId, ReportText, RequiredChange, WrittenRun } from '../nouns/expert-report.ts';
import type { PanelSeatId } from '../nouns/expert-review.ts';
import type { Criterion, CriterionId } from '../nouns/project-kind.ts';

// The report as a Yjs document, for the page that writes it and the server that closes it: how it is laid out, and who wrote what.
// Yjs itself is named by neither type here: both sides bring their own.

type Item = { id: { client: number }; deleted: boolean; content: object; right: Item | null };
export type TextLike = { _start: Item | null };
type MapLike = { get(key: string): unknown; forEach(each: (value: unknown, key: string) => void): void };
export type DocLike = { getText(name: string): TextLike; getMap(name: string): MapLike };
/** Whose page wrote it; null: nobody’s that is known. */
export type SeatOfClient = (clientId: number) => PanelSeatId | null;

/** A map of changes by id; each a map of `text` (Y.Text), `criterionId`, `seatIds` and `at` (ms), by which they are in order. */
export const changesName = 'changes';
export const findingOf = (criterionId: CriterionId) => `finding-${criterionId}` as ReportSectionId;
export const changeSection = (changeId: string) => `change-${changeId}` as ReportSectionId;

/** In the order in which they are read; each is a Y.Text of that name. */
export const sectionIdsOf = (criteria: readonly Pick<Criterion, 'criterionId'>[]): ReportSectionId[] => [
  ...(['project', 'seen'] as ReportSectionId[]),
  ...criteria.map(({ criterionId }) => findingOf(criterionId)),
  ...(['suggestions', 'reasons'] as ReportSectionId[]),
];

/** Text by who wrote it. Each letter belongs to the page that typed it, which nobody else’s page can claim. */
export function runsOf({ _start }: TextLike, seatOf: SeatOfClient): WrittenRun[] {
  const runs: WrittenRun[] = [];
  for (let item = _start; item !== null; item = item.right) {
    const text = item.deleted || !('str' in item.content) ? '' : String(item.content.str);
    const seatId = seatOf(item.id.client);
    if (text === '' || seatId === null) continue;
    const last = runs[runs.length - 1];
    if (last?.seatId === seatId) last.text += text;
    else runs.push({ seatId, text });
  }
  return runs;
}

export const textOf = (runs: readonly WrittenRun[]): string => runs.map(({ text }) => text).join('');

const isSeatId = (value: unknown): value is PanelSeatId => typeof value === 'string';
const isText = (value: unknown): value is TextLike =>
  typeof value === 'object' && value !== null && '_start' in value;

/** What pages of the panel wrote, as far as it is of this layout. */
export function readDoc(
  doc: DocLike,
  criteria: readonly Pick<Criterion, 'criterionId'>[],
  seatOf: SeatOfClient,
): Pick<ReportText, 'sections' | 'changes'> {
  const sections = sectionIdsOf(criteria).map((sectionId) => ({
    sectionId,
    runs: runsOf(doc.getText(sectionId), seatOf),
  }));
  const found: (RequiredChange & { at: number })[] = [];
  doc.getMap(changesName).forEach((value, changeId) => {
    const map = value as Partial<MapLike> | null;
    if (typeof map?.get !== 'function') return;
    const get = (key: string) => map.get?.(key);
    const [text, criterionId, seatIds] = [get('text'), get('criterionId'), get('seatIds')];
    found.push({
      changeId: changeId as RequiredChange['changeId'],
      runs: isText(text) ? runsOf(text, seatOf) : [],
      criterionId: criteria.find((each) => each.criterionId === criterionId)?.criterionId ?? null,
      seatIds: (Array.isArray(seatIds) ? seatIds : []).filter(isSeatId),
      at: Number(get('at')) || 0,
    });
  });
  const inOrder = [...found].sort(
    (left, right) => left.at - right.at || (left.changeId < right.changeId ? -1 : 1),
  );
  return { sections, changes: inOrder.map(({ at: _, ...change }) => change) };
}
