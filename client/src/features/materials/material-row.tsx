import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LineFinding } from '../../ui/line-finding.tsx';
import { SampleSlot } from '../../ui/paper-help/paper-help-slot.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './materials-panel.module.css';
import type { MaterialsStore } from './materials-store.ts';
import { PaperButtons } from './paper-buttons.tsx';
import type { CameraUse } from './photo-button.tsx';
import { UploadProgress } from './upload-progress.tsx';
import { UploadedFile } from './uploaded-file.tsx';

/** One line of the checklist; null is whatever belongs to none. */
export function MaterialRow({
  store,
  line,
  found,
  cameraUse,
}: {
  store: MaterialsStore;
  line: MaterialLine | null;
  /** What the agent found of it, if that is known. */
  found: OwnLine | null;
  cameraUse: CameraUse;
}) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const state = useStore(store.state);
  const lineId = line?.lineId ?? null;
  const files = state.materials.filter(
    (material) => material.lineId === lineId && material.uploadedBy === 'applicant',
  );
  const uploads = state.uploads.filter((upload) => upload.lineId === lineId);
  const name = line === null ? t('materials.other') : text(line.name);
  const add = (chosen: readonly File[]) => store.add(chosen, lineId);
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <div className={styles.name}>
          <p>
            {name}
            {line?.isRequired ? <span className={styles.required}>{t('materials.required')}</span> : null}
          </p>
          {found === null || found.status === null ? null : <LineFinding line={found} />}
          <div className={styles.sample}>
            <SampleSlot sampleId={line?.sampleId} name={name} />
          </div>
        </div>
        <div className={styles.actions}>
          <PaperButtons
            lineName={name}
            pageCount={files.length + uploads.length}
            cameraUse={cameraUse}
            onFiles={add}
          />
        </div>
      </div>
      <ul>
        {files.map((material) => (
          <UploadedFile key={material.materialId} material={material} />
        ))}
        {uploads.map((upload) => (
          <UploadProgress key={upload.uploadId} store={store} upload={upload} />
        ))}
      </ul>
    </li>
  );
}
