import type { MandateId } from '@cloudseat/shared/nouns/ids.ts';
import type { HeldLine } from '@cloudseat/shared/nouns/mandate.ts';
import { useStore } from 'zustand';
import { PaperButtons } from '../../features/materials/paper-buttons.tsx';
import { UploadProgress } from '../../features/materials/upload-progress.tsx';
import { uploadsOfMandate } from '../../features/materials/uploads.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { asksEachTime } from './device-rules.ts';
import styles from './held-upload.module.css';

/** Photographs or chooses a paper for a line, as its applicant does while waiting; with what is on its way. */
export function HeldUpload({ mandateId, line }: { mandateId: MandateId; line: HeldLine }) {
  const text = useLocalText();
  const uploads = uploadsOfMandate(mandateId);
  const rows = useStore(uploads.rows).filter(({ lineId }) => lineId === line.lineId);
  return (
    <>
      <div className={styles.actions}>
        <PaperButtons
          lineName={text(line.name)}
          pageCount={line.ownFiles.length + rows.length}
          cameraUse={asksEachTime() ? 'system' : 'page'}
          onFiles={(files) => uploads.add(files, line.lineId)}
        />
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
