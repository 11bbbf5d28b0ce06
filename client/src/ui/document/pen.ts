import { strokeMaxPoints } from '@cloudseat/shared/nouns/document-rules.ts';
import { newRequestId } from '../../lib/request-id.ts';
import type { DrawnMark } from './mark-log.ts';
import type { Point } from './page-view.ts';
import { continuedStrokeId } from './stroke-id.ts';

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

/**
 * One stroke: on screen at once, to the others in parts while it is drawn, and as a whole at its end. One of more points than a
 * mark has goes on as the next mark, from where the last one ended.
 */
export function createPen(options: PenOptions): PenStroke {
  const strokeId = newRequestId();
  let mark = createMark(strokeId, options);
  let markCount = 1;
  let isOver = false;

  function goOn(): void {
    const [x, y] = mark.lastPoint();
    mark.finish();
    markCount += 1;
    mark = createMark(continuedStrokeId(strokeId, markCount), options);
    mark.add(x, y);
  }
  function finish(): void {
    if (isOver) return;
    isOver = true;
    mark.finish();
  }
  return {
    add({ x, y }) {
      if (isOver) return;
      if (mark.isFull()) goOn();
      mark.add(fine(x), fine(y));
    },
    finish,
    cancel() {
      // What fills a mark already was drawn on purpose.
      if (markCount > 1) return finish();
      isOver = true;
      mark.cancel();
    },
  };
}

function createMark(markId: string, { hand, show, hide, sendPart, keep }: PenOptions) {
  const points: number[] = [];
  let sentCount = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
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
  const lastPoint = (): [number, number] => {
    const [x = 0, y = 0] = points.slice(-2);
    return [x, y];
  };

  return {
    isFull: () => points.length >= 2 * strokeMaxPoints,
    lastPoint,
    add(x: number, y: number): void {
      const [lastX, lastY] = lastPoint();
      if (points.length > 0 && lastX === x && lastY === y) return;
      points.push(x, y);
      show(mark('pen'));
      timer ??= setTimeout(sendNew, partEveryMs);
    },
    finish(): void {
      clearTimeout(timer);
      if (points.length === 0) return;
      if (isTap()) points.length = 2;
      const whole = mark(points.length === 2 ? 'point' : 'pen');
      show(whole);
      void keep(whole, [...points]);
    },
    cancel(): void {
      clearTimeout(timer);
      hide(markId);
    },
  };
}
