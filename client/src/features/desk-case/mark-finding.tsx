import type { FindingMark } from '@cloudseat/shared/nouns/document.ts';
import { markedPagesOf } from '@cloudseat/shared/nouns/document-rules.ts';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentViewer } from '../../ui/document/document-viewer.tsx';
import { createFindingMarks, findingHand } from '../../ui/document/finding-marks.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './review.module.css';

type MarkFindingProps = {
  materialId: MaterialId;
  /** Of the line. */
  name: string;
  marks: readonly FindingMark[];
  onMarks: (marks: readonly FindingMark[]) => void;
};

/** Where on the paper it is not as it must be: drawn on its pages, kept with the finding. */
export function MarkFinding(props: MarkFindingProps) {
  const { t } = useTranslation('paper-help');
  const [isOpen, setIsOpen] = useState(false);
  const { marks } = props;
  const pages = markedPagesOf(marks).join(t('between'));
  return (
    <>
      <Button size="small" icon={<Icon name="document" size="1em" />} onClick={() => setIsOpen(true)}>
        {marks.length === 0 ? t('marks.draw') : t('marks.change', { pages, count: marks.length })}
      </Button>
      {isOpen ? <MarkDialog {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function MarkDialog({
  materialId,
  name,
  marks,
  onMarks,
  onClose,
}: MarkFindingProps & { onClose: () => void }) {
  const { t } = useTranslation('paper-help');
  const [page, setPage] = useState(markedPagesOf(marks)[0] ?? 1);
  const [drawn, setDrawn] = useState(marks);
  // The draft of the finding has what is drawn once one is done.
  const [session] = useState(() => createFindingMarks(materialId, marks, setDrawn));
  return (
    <Modal
      open
      centered
      width="min(96vw, 1280px)"
      title={t('marks.drawTitle', { name })}
      okText={t('marks.done')}
      cancelText={t('marks.cancel')}
      onOk={() => {
        onMarks(drawn);
        onClose();
      }}
      onCancel={onClose}
    >
      <p>{t('marks.drawHint')}</p>
      <div className={styles.stage}>
        <DocumentViewer
          materialId={materialId}
          page={page}
          onPage={setPage}
          look="desk"
          hasStrip
          session={session}
          hand={findingHand}
          startsDrawing
          canClear={false}
        />
      </div>
    </Modal>
  );
}
