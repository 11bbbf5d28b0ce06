import type { FindingMark } from '@cloudseat/shared/nouns/document.ts';
import { findingMarksMax, findingPointsMax } from '@cloudseat/shared/nouns/document-rules.ts';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { createStore } from 'zustand/vanilla';
import { SignalError } from '../../lib/signal-error.ts';
import type { DocumentSession, DocumentState, OwnHand } from './document-session.ts';
import {
  type DrawnMark,
  emptyLog,
  findLastStroke,
  type MarkLog,
  withMark,
  withoutMarks,
} from './mark-log.ts';
import { createPen } from './pen.ts';
import { simplify } from './simplify.ts';

/** What a viewer asks of the marks on its file. */
export type PageMarks = Pick<DocumentSession, 'store' | 'open' | 'point' | 'beginStroke' | 'undo' | 'clear'>;

/** Whose hand marks what was found. */
export const findingHand: OwnHand = { participantId: 'finding', author: 'agent' };

/** The marks of one finding on one file: they stay on this page until the finding is kept; `onChange` hears each change. */
export function createFindingMarks(
  materialId: MaterialId,
  first: readonly FindingMark[],
  onChange: (marks: FindingMark[]) => void = () => {},
): PageMarks {
  let lastSequence = 0;
  const place = (mark: FindingMark): DrawnMark => ({ ...findingHand, ...mark, sequence: ++lastSequence });
  const store = createStore<DocumentState>()(() => ({
    logs: { [materialId]: first.map(place).reduce(withMark, emptyLog) },
    pointers: [],
    error: null,
  }));
  const logNow = () => store.getState().logs[materialId] ?? emptyLog;
  const change = (how: (log: MarkLog) => MarkLog) =>
    store.setState({ logs: { [materialId]: how(logNow()) } });
  const listMarks = () =>
    logNow()
      .marks.filter(({ sequence }) => sequence !== null)
      .map(({ markId, page, kind, points }) => ({ markId, page, kind, points: [...points] }));

  function keep(mark: DrawnMark, points: readonly number[]): void {
    const kept = listMarks();
    const simple = simplify(points);
    const pointCount = kept.reduce((sum, each) => sum + each.points.length, simple.length) / 2;
    if (kept.length >= findingMarksMax || pointCount > findingPointsMax) {
      change((log) => withoutMarks(log, [mark.markId]));
      store.setState({ error: new SignalError({ code: 'MARKS_FULL', message: 'a finding has few marks' }) });
      return;
    }
    change((log) => withMark(log, { ...mark, points: simple, sequence: ++lastSequence }));
    onChange(listMarks());
  }
  function remove(markIds: readonly string[]): void {
    change((log) => withoutMarks(log, markIds));
    onChange(listMarks());
  }
  return {
    store,
    open: () => undefined,
    point: () => undefined,
    beginStroke(_materialId, page, hand) {
      store.setState({ error: null });
      return createPen({
        hand: { ...hand, page },
        show: (mark) => change((log) => withMark(log, mark)),
        hide: (markId) => change((log) => withoutMarks(log, [markId])),
        sendPart: () => undefined,
        keep: async (mark, points) => keep(mark, points),
      });
    },
    async undo(_materialId, page, participantId) {
      remove(findLastStroke(logNow(), participantId, page).map(({ markId }) => markId));
    },
    async clear() {
      remove(listMarks().map(({ markId }) => markId));
    },
  };
}
