import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { MaterialRow } from './material-row.tsx';
import styles from './materials-panel.module.css';
import type { MaterialsStore } from './materials-store.ts';
import type { CameraUse } from './photo-button.tsx';
import { UploadedFile } from './uploaded-file.tsx';

/** The list of what is needed, each line with its files and a way to photograph or choose one. */
export function MaterialsPanel({
  store,
  checklist,
  found = [],
  cameraUse = 'page',
}: {
  store: MaterialsStore;
  checklist: readonly MaterialLine[];
  /** What the agent found of the lines so far. */
  found?: readonly OwnLine[];
  cameraUse?: CameraUse;
}) {
  const { t } = useTranslation('applicant');
  const { materials } = useStore(store.state);
  const own = materials.filter(({ uploadedBy }) => uploadedBy === 'applicant');
  const fromAgent = materials.filter(({ uploadedBy }) => uploadedBy === 'agent');
  const required = checklist.filter(({ isRequired }) => isRequired);
  const doneCount = required.filter(({ lineId }) => own.some((each) => each.lineId === lineId)).length;
  return (
    <div className={styles.panel}>
      <p className={styles.hint}>
        {required.length > 0
          ? t('materials.progress', { done: doneCount, total: required.length })
          : t('materials.noList')}
        <br />
        {t('materials.hint')}
      </p>
      <ul className={styles.lines}>
        {checklist.map((line) => (
          <MaterialRow
            key={line.lineId}
            store={store}
            line={line}
            found={found.find(({ lineId }) => lineId === line.lineId) ?? null}
            cameraUse={cameraUse}
          />
        ))}
        <MaterialRow store={store} line={null} found={null} cameraUse={cameraUse} />
      </ul>
      {fromAgent.length > 0 ? (
        <>
          <h3>{t('materials.fromAgent')}</h3>
          <ul>
            {fromAgent.map((material) => (
              <UploadedFile key={material.materialId} material={material} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
