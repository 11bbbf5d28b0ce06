import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { useTask } from '../use-task.ts';
import styles from './document.module.css';
import type { OwnHand } from './document-session.ts';
import { DocumentTool } from './document-tool.tsx';
import type { PageMarks } from './finding-marks.ts';
import { fitWidth, type PageView, type Placed, turnRight, zoomInMiddle, zoomStep } from './page-view.ts';

type ViewerToolsProps = {
  look: 'phone' | 'desk';
  page: number;
  pageCount: number;
  placed: Placed | null;
  session: PageMarks;
  materialId: MaterialId;
  hand: OwnHand | null;
  isDrawing: boolean;
  canUndo: boolean;
  canClear: boolean;
  onView: (view: PageView) => void;
  onTurn: (way: 1 | -1) => void;
  onDrawing: (isDrawing: boolean) => void;
  children: ReactNode;
};

/** What one can do with the page; while one draws on a phone, only what belongs to that. */
export function ViewerTools(props: ViewerToolsProps) {
  const { look, hand, isDrawing, materialId, session, onDrawing } = props;
  const { t } = useTranslation('document');
  const task = useTask();
  const [isAsking, setIsAsking] = useState(false);
  const isPhonePen = look === 'phone' && isDrawing;
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('tools')}>
      {isPhonePen ? null : <LeafTools {...props} />}
      {isPhonePen ? null : <ViewTools {...props} />}
      {hand === null ? null : (
        <DocumentTool
          sign={isDrawing ? 'done' : 'pen'}
          words={t(isDrawing ? 'done' : 'draw')}
          isMain={look === 'phone'}
          isPressed={isDrawing}
          onPress={() => onDrawing(!isDrawing)}
        />
      )}
      {hand !== null && (isDrawing || look === 'desk') ? (
        <DocumentTool
          sign="undo"
          words={t('undo')}
          isDisabled={!props.canUndo}
          onPress={() => void task.run(() => session.undo(materialId, props.page, hand.participantId))}
        />
      ) : null}
      {props.canClear && hand !== null ? (
        <DocumentTool sign="clear" words={t('clear')} onPress={() => setIsAsking(true)} />
      ) : null}
      {isPhonePen ? null : props.children}
      {task.error ? <ErrorNotice error={task.error} isDark /> : null}
      {isAsking ? (
        <Dialog
          title={t('clearTitle')}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button onClick={() => setIsAsking(false)}>{t('keepMarks')}</Button>
              <Button
                kind="danger"
                onClick={() => {
                  setIsAsking(false);
                  void task.run(() => session.clear(materialId));
                }}
              >
                {t('clear')}
              </Button>
            </>
          }
        >
          {t('clearText')}
        </Dialog>
      ) : null}
    </div>
  );
}

function LeafTools({ page, pageCount, onTurn }: ViewerToolsProps) {
  const { t } = useTranslation('document');
  if (pageCount === 1) return null;
  return (
    <div className={styles.group}>
      <DocumentTool sign="back" words={t('previous')} isDisabled={page === 1} onPress={() => onTurn(-1)} />
      <span className={styles.count}>{t('count', { page, count: pageCount })}</span>
      <DocumentTool
        sign="forward"
        words={t('next')}
        isDisabled={page === pageCount}
        onPress={() => onTurn(1)}
      />
    </div>
  );
}

function ViewTools({ look, placed, onView }: ViewerToolsProps) {
  const { t } = useTranslation('document');
  const change = (how: (placed: Placed) => PageView) => () => {
    if (placed !== null) onView(how(placed));
  };
  const isWhole = placed === null || placed.view.zoom === 1;
  return (
    <div className={styles.group}>
      <DocumentTool
        sign="zoomIn"
        words={t('zoomIn')}
        shortcut="+"
        onPress={change((at) => zoomInMiddle(at, zoomStep))}
      />
      {look === 'phone' ? (
        isWhole ? null : (
          <DocumentTool sign="whole" words={t('whole')} onPress={change((at) => zoomInMiddle(at, 0))} />
        )
      ) : (
        <>
          <DocumentTool
            sign="zoomOut"
            words={t('zoomOut')}
            shortcut="-"
            isDisabled={isWhole}
            onPress={change((at) => zoomInMiddle(at, 1 / zoomStep))}
          />
          <DocumentTool
            sign="whole"
            words={t('whole')}
            shortcut="0"
            onPress={change((at) => zoomInMiddle(at, 0))}
          />
          <DocumentTool sign="width" words={t('width')} onPress={change(fitWidth)} />
          <DocumentTool sign="turn" words={t('turn')} onPress={change(turnRight)} />
        </>
      )}
    </div>
  );
}
