import type { DocumentInfo } from '@cloudseat/shared/nouns/document.ts';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { api } from '../../lib/http.ts';
import { CalmStatus } from '../calm-status.tsx';
import { classNames } from '../class-names.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { useLoad } from '../use-load.ts';
import styles from './document.module.css';
import type { OwnHand } from './document-session.ts';
import type { PageMarks } from './finding-marks.ts';
import { PageStage } from './page-stage.tsx';
import { PageStrip } from './page-strip.tsx';
import { type PageView, wholePage } from './page-view.ts';
import { ViewerTools } from './viewer-tools.tsx';

export type DocumentViewerProps = {
  materialId: MaterialId;
  page: number;
  onPage: (page: number) => void;
  /** phone: few large buttons below the page; desk: all of them above it, and the pages at its side. */
  look: 'phone' | 'desk';
  session: PageMarks;
  /** As whom one points and draws on a file that both look at; null for a look by oneself. */
  hand: OwnHand | null;
  /** The pen is in the hand at once. */
  startsDrawing?: boolean;
  /** The pages at the side of a desk's viewer. */
  hasStrip?: boolean;
  /** May take away everybody's marks. */
  canClear: boolean;
  /** Given when two viewers move together. */
  view?: PageView;
  onView?: (view: PageView) => void;
  /** Further buttons. */
  tools?: ReactNode;
  /** Between the tools and the page. */
  notice?: ReactNode;
};

/** A file as pages: leaf, zoom, turn, point and draw. */
export function DocumentViewer(props: DocumentViewerProps) {
  const { materialId } = props;
  const { t } = useTranslation('document');
  const { value, error, retry } = useLoad(`document/${materialId}`, () =>
    api('document:get', { params: { materialId } }),
  );
  return (
    <section className={classNames(styles.viewer, styles[props.look])} aria-label={t('title')}>
      {value === null ? (
        <>
          <div className={styles.tools}>{props.tools}</div>
          {error ? (
            <div className={styles.problem}>
              <ErrorNotice error={error} onRetry={retry} isDark />
            </div>
          ) : (
            <div className={styles.waiting}>
              <div className={styles.skeletonPage} />
              <p role="status">{t('loading')}</p>
            </div>
          )}
        </>
      ) : (
        <LoadedDocument {...props} info={value} />
      )}
    </section>
  );
}

function LoadedDocument(props: DocumentViewerProps & { info: DocumentInfo }) {
  const { info, materialId, page: wanted, onPage, session, hand, look } = props;
  const { t } = useTranslation('document');
  const pageCount = info.pages.length;
  const page = Math.min(wanted, pageCount);
  const size = info.pages[page - 1] ?? { width: 1, height: 1 };
  const [ownView, setOwnView] = useState<PageView>(wholePage);
  const [isDrawing, setIsDrawing] = useState(props.startsDrawing ?? false);
  const view = props.view ?? ownView;
  const onView = props.onView ?? setOwnView;
  const { logs, pointers, error } = useStore(session.store);
  const marks = (logs[materialId]?.marks ?? []).filter((mark) => mark.page === page);
  const turn = (way: 1 | -1) => {
    if (page + way >= 1 && page + way <= pageCount) onPage(page + way);
  };
  useEffect(() => session.open(materialId), [session, materialId]);
  const others = marks.filter(({ participantId }) => participantId !== hand?.participantId);
  const [placed, setPlaced] = useState<Parameters<Parameters<typeof PageStage>[0]['onPlaced']>[0] | null>(
    null,
  );
  return (
    <>
      {props.hasStrip && pageCount > 1 ? (
        <PageStrip materialId={materialId} pages={info.pages} page={page} onPage={onPage} />
      ) : null}
      <ViewerTools
        {...{ look, page, pageCount, placed, onView, session, materialId, hand, isDrawing }}
        canClear={props.canClear && marks.length > 0}
        canUndo={marks.some(({ participantId }) => participantId === hand?.participantId)}
        onTurn={turn}
        onDrawing={setIsDrawing}
      >
        {props.tools}
      </ViewerTools>
      {props.notice || error ? (
        <div className={styles.notice}>
          {props.notice}
          {error ? <ErrorNotice error={error} isDark /> : null}
        </div>
      ) : null}
      <PageStage
        {...{ materialId, page, pageCount, size, view, marks, onView }}
        fileName={info.fileName}
        pointers={pointers.filter(
          (pointer) => pointer.materialId === materialId && pointer.page === page && hand !== null,
        )}
        beginStroke={hand !== null && isDrawing ? () => session.beginStroke(materialId, page, hand) : null}
        onPlaced={setPlaced}
        onPoint={(at) => hand && session.point(materialId, page, at)}
        onTurn={turn}
      />
      <div className={styles.hidden}>
        <CalmStatus name="">
          {others.length > 0 ? <p>{t('marksOfOthers', { page, count: others.length })}</p> : null}
        </CalmStatus>
      </div>
    </>
  );
}
