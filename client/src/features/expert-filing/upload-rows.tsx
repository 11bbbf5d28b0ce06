import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './filing.module.css';
import type { ProjectUpload, ProjectUploads } from './project-uploads.ts';

type UploadRowsProps = { uploads: readonly ProjectUpload[]; ways: Pick<ProjectUploads, 'retry' | 'drop'> };

/** Files on their way: how far they are, or why one stopped and what to do. */
export function UploadRows({ uploads, ways }: UploadRowsProps) {
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.files}>
      {uploads.map((upload) => (
        <li key={upload.uploadId} className={styles.file}>
          <Row upload={upload} ways={ways} />
        </li>
      ))}
    </ul>
  );
}

function Row({ upload, ways }: { upload: ProjectUpload } & Pick<UploadRowsProps, 'ways'>) {
  const { t } = useTranslation('expert-filing');
  const percent = Math.round(upload.share * 100);
  const { error, file } = upload;
  const isBroken = error !== null && error.category !== 'file' && error.category !== 'state';
  return (
    <>
      <div className={styles.words}>
        <p className={styles.whole}>{file.name}</p>
        {error === null ? (
          <>
            <progress max={100} value={percent} aria-label={file.name} />
            <p className={styles.facts} role="status">
              {t('upload.running', { percent })}
            </p>
          </>
        ) : (
          <ErrorNotice error={error} />
        )}
        {error?.code === 'UNAVAILABLE' ? <p className={styles.facts}>{t('upload.waits')}</p> : null}
      </div>
      <div className={styles.buttons}>
        {isBroken ? (
          <Button icon="retry" onClick={() => ways.retry(upload)}>
            {t('upload.retry')}
          </Button>
        ) : null}
        <Button kind="plain" onClick={() => ways.drop(upload)}>
          {t('upload.cancel')}
        </Button>
      </div>
    </>
  );
}
