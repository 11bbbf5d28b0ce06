import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { openSignatureBoard, type SignatureBoard } from './signature-board.ts';
import styles from './signature-pad.module.css';
import type { Drawing } from './signature-strokes.ts';

/** Where one writes with a finger, a pen or a mouse. `onChange` after every stroke, with null while nothing is written. */
export function SignaturePad({ onChange }: { onChange: (drawing: Drawing | null) => void }) {
  const { t } = useTranslation('signature');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [count, setCount] = useState(0);
  const { undo, clear } = useBoard(canvas, (drawing) => {
    setCount(drawing.strokes.length);
    onChange(drawing.strokes.length === 0 ? null : drawing);
  });
  const state = count === 0 ? t('sign.empty') : t('sign.strokes', { number: count });
  return (
    <div className={styles.pad}>
      <div className={styles.frame}>
        <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t('sign.pad', { state })} />
        {count === 0 ? (
          <p className={styles.here} aria-hidden="true">
            {t('sign.here')}
          </p>
        ) : null}
      </div>
      <div className={styles.tools}>
        <p role="status">{state}</p>
        <Button aria-disabled={count === 0} onClick={undo}>
          {t('sign.undo')}
        </Button>
        <Button aria-disabled={count === 0} onClick={clear}>
          {t('sign.clear')}
        </Button>
      </div>
    </div>
  );
}

function useBoard(canvas: RefObject<HTMLCanvasElement | null>, onDrawn: (drawing: Drawing) => void) {
  const board = useRef<SignatureBoard | null>(null);
  const report = useRef(onDrawn);
  report.current = onDrawn;
  useEffect(() => {
    if (canvas.current === null) return;
    const opened = openSignatureBoard(canvas.current, (drawing) => report.current(drawing));
    board.current = opened;
    return () => {
      opened.close();
      board.current = null;
    };
  }, [canvas]);
  return { undo: () => board.current?.undo(), clear: () => board.current?.clear() };
}
