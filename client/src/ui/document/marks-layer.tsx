import type { MarkAuthor } from '@cloudseat/shared/nouns/document.ts';
import { memo, useMemo } from 'react';
import styles from './document.module.css';
import type { Pointer } from './document-session.ts';
import type { DrawnMark } from './mark-log.ts';
import { pageUnits, strokePath } from './stroke-path.ts';

const pointRadius = 14;

export const colourClass = (author: MarkAuthor) => styles[author];

/** Everything that was drawn on the page; words tell the same beside it. */
export const MarksLayer = memo(function MarksLayer({
  marks,
  pageRatio,
}: {
  marks: readonly DrawnMark[];
  pageRatio: number;
}) {
  return (
    <svg
      className={styles.marks}
      viewBox={`0 0 ${pageUnits} ${pageUnits * pageRatio}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {marks.map((mark) => (
        <MarkShape key={mark.markId} mark={mark} pageRatio={pageRatio} />
      ))}
    </svg>
  );
});

const MarkShape = memo(function MarkShape({ mark, pageRatio }: { mark: DrawnMark; pageRatio: number }) {
  const { kind, points, author, markId } = mark;
  const path = useMemo(
    () => (kind === 'pen' ? strokePath(points, pageRatio) : ''),
    [kind, points, pageRatio],
  );
  const colour = colourClass(author);
  if (kind === 'pen') return <path className={colour} d={path} data-mark={markId} data-author={author} />;
  const [x = 0, y = 0] = points;
  return (
    <circle
      className={`${colour} ${styles.tapped}`}
      cx={x * pageUnits}
      cy={y * pageUnits * pageRatio}
      r={pointRadius}
      data-mark={markId}
      data-author={author}
    />
  );
});

/** Where somebody points just now, upright whatever way the page is turned, with whose it is. */
export function PointerDot({
  pointer,
  at,
  words,
}: {
  pointer: Pointer;
  at: Pointer['point'];
  words: string;
}) {
  return (
    <div
      className={`${styles.pointer} ${colourClass(pointer.author)}`}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
      data-pointer={pointer.author}
      aria-hidden="true"
    >
      <span>{words}</span>
    </div>
  );
}
