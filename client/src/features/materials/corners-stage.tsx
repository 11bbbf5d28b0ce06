import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isConvex } from '../../lib/paper/geometry.ts';
import { clamp } from '../../lib/paper/grey.ts';
import type { Point, Quad } from '../../lib/paper/types.ts';
import { Button } from '../../ui/button.tsx';
import { AgainButton } from './again-button.tsx';
import styles from './paper-shot.module.css';
import { show } from './photographs.ts';
import type { Shot } from './shot-state.ts';
import { useBoxSize } from './use-box-size.ts';

const corners = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
/** One press of an arrow key, as a share of the picture's long side; with Shift it is five times that. */
const keyStep = 0.005;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type CornersStageProps = {
  shot: Shot;
  isFound: boolean;
  isSystem: boolean;
  onDone: (shot: Shot) => void;
  onAgain: () => void;
  onFile: (file: File) => void;
};

/** The photograph with the corners of its paper, each to be dragged or moved by keys. */
export function CornersStage({ shot, isFound, isSystem, onDone, onAgain, onFile }: CornersStageProps) {
  const { t } = useTranslation('paper');
  const { still } = shot;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [quad, setQuad] = useState(shot.quad);
  const [view, setView] = useState<HTMLDivElement | null>(null);
  const space = useBoxSize(view);
  const scale = Math.min(space.width / still.width, space.height / still.height);
  useEffect(() => {
    if (canvas.current !== null) show(still, canvas.current);
  }, [still]);

  function move(index: number, to: Point): void {
    const corner = { x: clamp(to.x, 0, still.width - 1), y: clamp(to.y, 0, still.height - 1) };
    setQuad((before) => {
      // Four stay four.
      const moved = before.map((each, at) => (at === index ? corner : each)) as unknown as Quad;
      // Corners never change places with one another.
      return isConvex(moved) ? moved : before;
    });
  }
  /** Each finger drags the corner that it was put down on. */
  function handleMove(event: PointerEvent, index: number): void {
    const box = canvas.current?.getBoundingClientRect();
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(index, {
      x: ((event.clientX - box.left) / box.width) * still.width,
      y: ((event.clientY - box.top) / box.height) * still.height,
    });
  }
  function handleKey(event: KeyboardEvent, index: number): void {
    const arrow = arrows[event.key];
    const corner = quad[index];
    if (arrow === undefined || corner === undefined) return;
    event.preventDefault();
    const step = Math.max(still.width, still.height) * keyStep * (event.shiftKey ? 5 : 1);
    move(index, { x: corner.x + arrow[0] * step, y: corner.y + arrow[1] * step });
  }
  const shareOf = ({ x, y }: Point) => ({
    left: `${(100 * x) / still.width}%`,
    top: `${(100 * y) / still.height}%`,
  });

  return (
    <>
      <p className={styles.words} role="status">
        {isFound ? null : <strong>{t('corners.notFound')} </strong>}
        <span>{t('corners.adjust')}</span>
      </p>
      <div className={styles.cornersView} ref={setView}>
        <div className={styles.frame} style={{ width: still.width * scale, height: still.height * scale }}>
          <canvas ref={canvas} role="img" aria-label={t('corners.area')} />
          <svg viewBox={`0 0 ${still.width} ${still.height}`} aria-hidden="true">
            <polygon points={quad.map(({ x, y }) => `${x},${y}`).join(' ')} />
          </svg>
          {quad.map((corner, index) => (
            <button
              key={corners[index]}
              type="button"
              className={styles.handle}
              style={shareOf(corner)}
              aria-label={t(`corners.${corners[index] ?? 'topLeft'}`)}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => handleMove(event, index)}
              onKeyDown={(event) => handleKey(event, index)}
            />
          ))}
        </div>
      </div>
      <div className={styles.actions}>
        <Button kind="primary" isWide onClick={() => onDone({ ...shot, quad, isByHand: true })}>
          {t('corners.done')}
        </Button>
        <AgainButton isSystem={isSystem} kind="call" onAgain={onAgain} onFile={onFile}>
          {t('corners.again')}
        </AgainButton>
      </div>
    </>
  );
}
