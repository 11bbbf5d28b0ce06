import { strokeMaxPoints } from '@cloudseat/shared/nouns/document-rules.ts';
import { newRequestId } from '../../lib/request-id.ts';
import type { DrawnMark } from './mark-log.ts';
import type { Point } from './page-view.ts';

/** Between two parts of a stroke that others see while it is drawn, ms. */
const partEveryMs = 40;
/** Of a page's width: what moves less is a tap. */
const tapLength = 0.008;

export type PenStroke = {
  add(at: Point): void;
  /** The pen is lifted: the whole is kept. */
  finish(): void;
  /** It was no stroke, but the first finger of two. */
  cancel(): void;
};
type PenOptions = {
  hand: Pick<DrawnMark, 'page' | 'author' | 'participantId'>;
  show: (mark: DrawnMark) => void;
  hide: (markId: string) => void;
  sendPart: (markId: string, offset: number, points: number[]) => void;
  keep: (mark: DrawnMark, points: number[]) => Promise<void>;
};

const fine = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

/** One stroke: on screen at once, to the others in parts while it is drawn, and as a whole at its end. */
export function createPen({ hand, show, hide, sendPart, keep }: PenOptions): PenStroke {
  const markId = newRequestId();
  const points: number[] = [];
  let sentCount = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const mark = (kind: DrawnMark['kind']): DrawnMark => ({
    ...hand,
    ...{ markId, kind, points: [...points], sequence: null },
  });

  function sendNew(): void {
    timer = undefined;
    if (sentCount === points.length) return;
    sendPart(markId, sentCount / 2, points.slice(sentCount));
    sentCount = points.length;
  }
  const isTap = () => {
    const [x = 0, y = 0] = points;
    return points.every((value, at) => Math.abs(value - (at % 2 === 0 ? x : y)) < tapLength);
  };

  return {
    add({ x, y }) {
      if (isOver || points.length >= 2 * strokeMaxPoints) return;
      const [lastX, lastY] = points.slice(-2);
      if (lastX === fine(x) && lastY === fine(y)) return;
      points.push(fine(x), fine(y));
      show(mark('pen'));
      timer ??= setTimeout(sendNew, partEveryMs);
    },
    finish() {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      if (points.length === 0) return;
      if (isTap()) points.length = 2;
      const whole = mark(points.length === 2 ? 'point' : 'pen');
      show(whole);
      void keep(whole, [...points]);
    },
    cancel() {
      isOver = true;
      clearTimeout(timer);
      hide(markId);
    },
  };
}
