import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './materials-panel.module.css';
import type { MaterialsStore, UploadRow } from './materials-store.ts';

/** A file on its way: how far it is, or why it was refused and what to do. */
export function UploadProgress({ store, upload }: { store: MaterialsStore; upload: UploadRow }) {
  const { t } = useTranslation('applicant');
  const percent = Math.round(upload.share * 100);
  if (upload.error === null) {
    return (
      <li className={styles.upload}>
        <p>{upload.fileName}</p>
        <progress max={100} value={percent} aria-label={upload.fileName} />
        <p className={styles.percent}>
          {t('materials.uploading', { percent })}
          <Button kind="plain" onClick={() => store.drop(upload.uploadId)}>
            {t('materials.remove')}
          </Button>
        </p>
      </li>
    );
  }
  const canRetry = upload.error.category !== 'file';
  return (
    <li className={styles.upload}>
      <p>{upload.fileName}</p>
      <ErrorNotice
        error={upload.error}
        action={
          <>
            {canRetry ? (
              <Button icon="retry" onClick={() => store.retry(upload.uploadId)}>
                {t('materials.retry')}
              </Button>
            ) : null}
            <Button kind="plain" onClick={() => store.drop(upload.uploadId)}>
              {t('materials.remove')}
            </Button>
          </>
        }
      />
    </li>
  );
}
