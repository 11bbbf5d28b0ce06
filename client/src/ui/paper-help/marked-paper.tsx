import { markedPagesOf } from '@cloudseat/shared/nouns/document-rules.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentViewer } from '../document/document-viewer.tsx';
import { createFindingMarks } from '../document/finding-marks.ts';
import { FullScreen } from '../full-screen.tsx';
import styles from './paper-help.module.css';
import type { MarkedPaper as Marked } from './paper-help-slot.tsx';

/** A paper with what is marked on it, to be looked at: it opens on the first page that has marks. */
export function MarkedPaper({ paper, name, onClose }: { paper: Marked; name: string; onClose: () => void }) {
  const { t } = useTranslation('paper-help');
  const { materialId, marks } = paper;
  const pages = markedPagesOf(marks);
  const [page, setPage] = useState(pages[0] ?? 1);
  const session = useMemo(() => createFindingMarks(materialId, marks), [materialId, marks]);
  return (
    <FullScreen title={t('marks.title', { name })} closeWords={t('close')} onClose={onClose}>
      <DocumentViewer
        materialId={materialId}
        page={page}
        onPage={setPage}
        look="phone"
        session={session}
        hand={null}
        canClear={false}
        notice={
          <p className={styles.where}>
            {t(pages.includes(page) ? 'marks.here' : 'marks.elsewhere', {
              pages: pages.join(t('between')),
            })}
          </p>
        }
      />
    </FullScreen>
  );
}
