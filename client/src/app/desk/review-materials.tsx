import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFile } from '../../features/desk-document/file-select.tsx';
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

/** The papers by name, for the one that all look at together. */
export function useReviewFiles({ materialIds }: Pick<JointReviewView, 'materialIds'>): readonly DeskFile[] {
  const { value } = useLoad(`papers/${materialIds.join()}`, () =>
    Promise.all(
      materialIds.map((materialId) => api('document:get', { params: { materialId } }).catch(() => null)),
    ),
  );
  return (value ?? []).flatMap((info) =>
    info === null
      ? []
      : {
          ...{ materialId: info.materialId, fileName: info.fileName, lineId: null, uploadedAt: 0 },
          mimeType: info.kind === 'pdf' ? 'application/pdf' : 'image/jpeg',
        },
  );
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
