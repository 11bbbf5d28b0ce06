import type { MandateId } from '@cloudseat/shared/nouns/ids.ts';
import type { HeldLine } from '@cloudseat/shared/nouns/mandate.ts';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { PhotoButton } from '../../features/materials/photo-button.tsx';
import { UploadProgress } from '../../features/materials/upload-progress.tsx';
import { uploadsOfMandate } from '../../features/materials/uploads.ts';
import { acceptedFiles } from '../../lib/file-rules.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { asksEachTime } from './device-rules.ts';
import styles from './held-upload.module.css';

/** Photographs or chooses a paper for a line, as its applicant does while waiting; with what is on its way. */
export function HeldUpload({ mandateId, line }: { mandateId: MandateId; line: HeldLine }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const uploads = uploadsOfMandate(mandateId);
  const rows = useStore(uploads.rows).filter(({ lineId }) => lineId === line.lineId);
  const name = text(line.name);
  const add = (files: readonly File[]) => uploads.add(files, line.lineId);
  return (
    <>
      <div className={styles.actions}>
        <PhotoButton
          lineName={name}
          pageCount={line.ownFiles.length + rows.length}
          cameraUse={asksEachTime() ? 'system' : 'page'}
          onFiles={add}
        />
        <FileButton
          icon="upload"
          accept={acceptedFiles}
          isMultiple
          label={`${t('materials.choose')} ${name}`}
          onFiles={add}
        >
          {t('materials.choose')}
        </FileButton>
      </div>
      {rows.length === 0 ? null : (
        <ul>
          {rows.map((upload) => (
            <UploadProgress key={upload.uploadId} store={uploads} upload={upload} />
          ))}
        </ul>
      )}
    </>
  );
}
