import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import styles from './materials-panel.module.css';
import type { MaterialsStore } from './materials-store.ts';
import type { UploadRow } from './uploads.ts';

/** A file on its way: how far it is, or why it was refused and what to do. */
export function UploadProgress({
  store,
  upload,
}: {
  store: Pick<MaterialsStore, 'retry' | 'drop'>;
  upload: UploadRow;
}) {
  const { t } = useTranslation('applicant');
  const [isAsking, setIsAsking] = useState(false);
  const percent = Math.round(upload.share * 100);
  const { error, uploadId } = upload;
  const canRetry = error !== null && error.category !== 'file';
  // A file that was refused is lost already.
  const mustAsk = error === null || canRetry;
  const remove = (
    <Button kind="plain" onClick={() => (mustAsk ? setIsAsking(true) : store.drop(uploadId))}>
      {t('materials.remove')}
    </Button>
  );
  return (
    <li className={styles.upload}>
      <p>{upload.fileName}</p>
      {error === null ? (
        <>
          <progress max={100} value={percent} aria-label={upload.fileName} />
          <p className={styles.percent}>
            {t('materials.uploading', { percent })}
            {remove}
          </p>
        </>
      ) : (
        <ErrorNotice
          error={error}
          action={
            <>
              {canRetry ? (
                <Button icon="retry" onClick={() => store.retry(uploadId)}>
                  {t('materials.retry')}
                </Button>
              ) : null}
              {remove}
            </>
          }
        />
      )}
      {error?.code === 'UNAVAILABLE' ? <p className={styles.hint}>{t('materials.waits')}</p> : null}
      {isAsking ? (
        <Dialog
          title={t('materials.drop.title', { name: upload.fileName })}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => store.drop(uploadId)}>
                {t('materials.drop.go')}
              </Button>
              <Button kind="primary" isWide onClick={() => setIsAsking(false)}>
                {t('materials.drop.stay')}
              </Button>
            </>
          }
        >
          {t('materials.drop.body')}
        </Dialog>
      ) : null}
    </li>
  );
}
