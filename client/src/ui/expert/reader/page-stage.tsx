import { pageWidthFor } from '@cloudseat/shared/nouns/document-rules.ts';
import type { ReadingItem } from '@cloudseat/shared/nouns/expert-reading.ts';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../button.tsx';
import { classNames } from '../../class-names.ts';
import { ErrorNotice } from '../../error-notice.tsx';
import { Field } from '../../field.tsx';
import { Loading } from '../../spinner.tsx';
import { usePagePicture } from './page-picture.ts';
import styles from './reader.module.css';
import type { ReadingLog } from './reading-log.ts';
import { useShownPage } from './use-shown-page.ts';

export type Spot = { x: number; y: number };
export type PagePin = Spot & { pinId: string; label: string; isOwn: boolean };
type PageStageProps = {
  item: ReadingItem;
  page: number;
  /** Null: somebody else turns the pages. */
  onPage: ((page: number) => void) | null;
  /** In a box of a given height. */
  isFilling?: boolean;
  pins: readonly PagePin[];
  /** Given: a tap on the page says where something is. */
  onSpot?: ((spot: Spot) => void) | undefined;
  onPin?: (pinId: string) => void;
  log: ReadingLog | null;
};

const zooms = [1, 1.5, 2, 3, 4] as const;
const stageWidth = 1_000;

/** One page of a paper, to leaf and to zoom, with pins at their places. */
export function PageStage({ item, page, onPage, isFilling, pins, onSpot, onPin, log }: PageStageProps) {
  const { t } = useTranslation('expert-reading');
  const [zoom, setZoom] = useState(0);
  const scale = zooms[zoom] ?? 1;
  const width = pageWidthFor(stageWidth * scale * Math.min(window.devicePixelRatio || 1, 2));
  const { url, error, retry } = usePagePicture(item.sourceId, page, width);
  const [shownUrl, setShownUrl] = useState<string | null>(null);
  useShownPage(log, item, page, url !== null && shownUrl === url);
  const paper = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  function turnTo(next: number): void {
    if (onPage === null || next < 1 || next > item.unitCount || next === page) return;
    frame.current?.scrollTo({ top: 0 });
    onPage(next);
  }
  const zoomBy = (step: number) => setZoom((at) => Math.min(Math.max(at + step, 0), zooms.length - 1));
  function handleKey(event: KeyboardEvent): void {
    const steps: Record<string, () => void> = {
      ...{ PageDown: () => turnTo(page + 1), PageUp: () => turnTo(page - 1) },
      ...{ ArrowRight: () => turnTo(page + 1), ArrowLeft: () => turnTo(page - 1) },
      ...{ '+': () => zoomBy(1), '=': () => zoomBy(1), '-': () => zoomBy(-1) },
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step();
  }
  function handleTap(event: MouseEvent): void {
    const box = paper.current?.getBoundingClientRect();
    if (onSpot === undefined || box === undefined || box.width === 0) return;
    const share = (at: number) => Math.round(Math.min(Math.max(at, 0), 1) * 10_000) / 10_000;
    const [x, y] = [
      share((event.clientX - box.left) / box.width),
      share((event.clientY - box.top) / box.height),
    ];
    onSpot({ x, y });
  }

  return (
    <div className={classNames(styles.stage, isFilling && styles.filling)}>
      <PageTools {...{ item, page, zoomBy, scale }} turnTo={onPage === null ? null : turnTo} />
      <section
        className={styles.frame}
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are leafed and moved by keys here
        tabIndex={0}
        aria-label={t('stage.label')}
        onKeyDown={handleKey}
      >
        {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
        {url === null && !error ? <Loading>{t('stage.loading', { page })}</Loading> : null}
        {url === null ? null : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: without a pointer a remark belongs to the page as a whole
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <div
            className={classNames(styles.paper, onSpot && styles.pointing)}
            ref={paper}
            style={{ width: `${scale * 100}%` }}
            onClick={handleTap}
          >
            <img
              src={url}
              alt={t('stage.alt', { name: item.name, page })}
              draggable={false}
              onLoad={() => setShownUrl(url)}
            />
            {pins.map(({ pinId, x, y, label, isOwn }) => (
              <button
                key={pinId}
                type="button"
                className={classNames(styles.pin, isOwn && styles.ownPin)}
                style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
                aria-label={label}
                title={label}
                onClick={(event) => {
                  event.stopPropagation();
                  onPin?.(pinId);
                }}
              />
            ))}
          </div>
        )}
      </section>
    </div>
  );
}

type ToolsProps = Pick<PageStageProps, 'item' | 'page'> & {
  turnTo: ((page: number) => void) | null;
  zoomBy: (step: number) => void;
  scale: number;
};

function PageTools({ item, page, turnTo, zoomBy, scale }: ToolsProps) {
  const { t } = useTranslation('expert-reading');
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('stage.tools')}>
      {turnTo === null ? (
        <span>{t('stage.shown', { page, count: item.unitCount })}</span>
      ) : (
        <PageTurner {...{ item, page, turnTo }} />
      )}
      <span className={styles.zoom}>
        <Button aria-disabled={scale === zooms[0]} onClick={() => zoomBy(-1)}>
          {t('stage.smaller')}
        </Button>
        <Button aria-disabled={scale === zooms[zooms.length - 1]} onClick={() => zoomBy(1)}>
          {t('stage.larger')}
        </Button>
      </span>
    </div>
  );
}

function PageTurner({
  item,
  page,
  turnTo,
}: Pick<ToolsProps, 'item' | 'page'> & { turnTo: (page: number) => void }) {
  const { t } = useTranslation('expert-reading');
  const [typed, setTyped] = useState<string | null>(null);
  function leave() {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted)) turnTo(Math.min(Math.max(wanted, 1), item.unitCount));
    setTyped(null);
  }
  return (
    <>
      <Button aria-disabled={page <= 1} onClick={() => turnTo(page - 1)}>
        {t('stage.previous')}
      </Button>
      <Field
        className={styles.pageField}
        label={t('stage.page')}
        inputMode="numeric"
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
        }}
        aside={<span>{t('stage.of', { count: item.unitCount })}</span>}
      />
      <Button aria-disabled={page >= item.unitCount} onClick={() => turnTo(page + 1)}>
        {t('stage.next')}
      </Button>
    </>
  );
}
