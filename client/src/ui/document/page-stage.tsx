import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../error-notice.tsx';
import { Spinner } from '../spinner.tsx';
import styles from './document.module.css';
import type { Pointer } from './document-session.ts';
import type { DrawnMark } from './mark-log.ts';
import { MarksLayer, PointerDot } from './marks-layer.tsx';
import { prefetchPage, usePageImage } from './page-images.ts';
import {
  type PageView,
  type Placed,
  type Point,
  type Size,
  settleView,
  sizeOnScreen,
  toScreen,
} from './page-view.ts';
import type { PenStroke } from './pen.ts';
import { useBox } from './use-box.ts';
import { useImageWidth } from './use-image-width.ts';
import { usePageGestures, viewOfKey } from './use-page-gestures.ts';

export type PageStageProps = {
  materialId: MaterialId;
  fileName: string;
  page: number;
  pageCount: number;
  size: Size;
  view: PageView;
  marks: readonly DrawnMark[];
  pointers: readonly Pointer[];
  beginStroke: (() => PenStroke) | null;
  onView: (view: PageView) => void;
  onPlaced: (placed: Placed) => void;
  onPoint: (at: Point | null) => void;
  onTurn: (way: 1 | -1) => void;
};

/** One page in its box, with all that is drawn and pointed at on it. */
export function PageStage(props: PageStageProps) {
  const { materialId, page, pageCount, size, onTurn } = props;
  const { t } = useTranslation('document');
  const [element, setElement] = useState<HTMLElement | null>(null);
  const box = useBox(element);
  const words = t('page', { page, count: pageCount });
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset; a place that the keys move around in.
    <div
      className={styles.stage}
      ref={setElement}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move, zoom and turn the page.
      tabIndex={0}
      aria-label={t('stage', { name: props.fileName, page, count: pageCount })}
      data-page={page}
      data-drawing={props.beginStroke === null ? undefined : true}
      onKeyDown={(event) => turnByKey(event, onTurn)}
    >
      {box === null || element === null ? null : (
        <Page
          {...props}
          key={`${materialId}/${page}`}
          element={element}
          box={box}
          size={size}
          words={words}
        />
      )}
    </div>
  );
}

function turnByKey(event: KeyboardEvent, onTurn: (way: 1 | -1) => void): void {
  if (event.defaultPrevented) return;
  if (event.key === 'PageDown' || event.key === 'ArrowRight') onTurn(1);
  else if (event.key === 'PageUp' || event.key === 'ArrowLeft') onTurn(-1);
  else return;
  event.preventDefault();
}

type PageProps = PageStageProps & { element: HTMLElement; box: Size; words: string };

function Page(props: PageProps) {
  const { materialId, page, pageCount, size, box, element, marks, pointers, words, fileName, onPlaced } =
    props;
  const { t } = useTranslation('document');
  const placed = useMemo(() => {
    const wild = { view: props.view, page: size, box };
    return { ...wild, view: settleView(wild) };
  }, [props.view, size, box]);
  usePageGestures(element, {
    placed,
    beginStroke: props.beginStroke,
    onView: props.onView,
    onPoint: props.onPoint,
    onSwipe: props.onTurn,
  });
  useEffect(() => onPlaced(placed), [placed, onPlaced]);
  useViewKeys(element, placed, props.onView);
  const shown = sizeOnScreen(placed);
  const middle = toScreen(placed, { x: 0.5, y: 0.5 });
  const width = useImageWidth(shown.width);
  const image = usePageImage(materialId, page, width);
  // As wide as this one, so that it is drawn once; and only when nobody waits for this one any more.
  useEffect(() => {
    if (image.isSharp && page < pageCount) prefetchPage(materialId, page + 1, width);
  }, [image.isSharp, materialId, page, pageCount, width]);
  const { rotation } = placed.view;
  return (
    <>
      <div
        className={styles.page}
        style={{
          width: shown.width,
          height: shown.height,
          transform: `translate(${middle.x - shown.width / 2}px, ${middle.y - shown.height / 2}px) rotate(${rotation}deg)`,
        }}
      >
        {image.url === null ? (
          <div className={styles.skeleton}>{image.error ? null : <Spinner />}</div>
        ) : (
          <img src={image.url} alt={t('alt', { name: fileName, page })} draggable={false} />
        )}
        <MarksLayer marks={marks} pageRatio={size.height / size.width} />
      </div>
      {pointers.map((pointer) => (
        <PointerDot
          key={pointer.participantId}
          pointer={pointer}
          at={toScreen(placed, pointer.point)}
          words={t(`hand.${pointer.author}`)}
        />
      ))}
      {image.error ? (
        <div className={styles.problem}>
          <ErrorNotice error={image.error} onRetry={image.retry} isDark />
        </div>
      ) : null}
      <p className={styles.hidden} role="status">
        {image.url === null ? t('loading') : words}
      </p>
    </>
  );
}

/** Before the keys that turn pages: an arrow moves a page that is larger than its box. */
function useViewKeys(element: HTMLElement, placed: Placed, onView: (view: PageView) => void): void {
  const latest = useRef({ placed, onView });
  latest.current = { placed, onView };
  useEffect(() => {
    const handle = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const view = viewOfKey(event.key, latest.current.placed);
      if (view === null) return;
      event.preventDefault();
      latest.current.onView(view);
    };
    element.addEventListener('keydown', handle);
    return () => element.removeEventListener('keydown', handle);
  }, [element]);
}
