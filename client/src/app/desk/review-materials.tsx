import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { DocumentViewer } from '../../ui/document/document-viewer.tsx';
import { createFindingMarks } from '../../ui/document/finding-marks.ts';
import { useLoad } from '../../ui/use-load.ts';
import styles from './joint-desk.module.css';

type ReviewMaterialsProps = {
  view: JointReviewView;
  openId: MaterialId | null;
  onOpen: (materialId: MaterialId | null) => void;
};

/** The papers of a review, each to be looked at by oneself. */
export function ReviewMaterials({ view, openId, onOpen }: ReviewMaterialsProps) {
  const { t } = useTranslation('joint');
  if (view.materialIds.length === 0) return null;
  return (
    <section aria-labelledby="review-materials">
      <h3 id="review-materials">{t('materials.title')}</h3>
      <ul className={styles.papers}>
        {view.materialIds.map((materialId, at) => (
          <li key={materialId}>
            <Button
              icon="document"
              aria-pressed={openId === materialId}
              onClick={() => onOpen(openId === materialId ? null : materialId)}
            >
              <PaperName materialId={materialId} at={at} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PaperName({ materialId, at }: { materialId: MaterialId; at: number }) {
  const { t } = useTranslation('joint');
  const { value } = useLoad(`paper/${materialId}`, () => api('document:get', { params: { materialId } }));
  return <>{value?.fileName ?? t('materials.open', { at: at + 1 })}</>;
}

/** A paper without anybody's marks: each leafs for themselves. */
export function PlainPaper({ materialId }: { materialId: MaterialId }) {
  const [page, setPage] = useState(1);
  const session = useMemo(() => createFindingMarks(materialId, []), [materialId]);
  return (
    <DocumentViewer
      {...{ materialId, page, session }}
      onPage={setPage}
      look="desk"
      hand={null}
      canClear={false}
    />
  );
}
