import type { ExpertFile } from '@cloudseat/shared/nouns/expert-filing.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';

/** Takes a paper out, after a question. */
export function RemoveButton({ file, onRemoved }: { file: ExpertFile; onRemoved: () => void }) {
  const { t } = useTranslation('expert-filing');
  const [isAsking, setIsAsking] = useState(false);
  const task = useTask();
  const { reviewId, fileId, fileName: name } = file;
  async function remove(): Promise<void> {
    if (!(await task.run(() => api('expertFiling:removeFile', { params: { reviewId, fileId } })))) return;
    setIsAsking(false);
    onRemoved();
  }
  return (
    <>
      <Button kind="plain" aria-label={t('upload.removeLabel', { name })} onClick={() => setIsAsking(true)}>
        {t('upload.remove')}
      </Button>
      {isAsking ? (
        <Dialog
          title={t('remove.title', { name })}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button isWide onClick={() => setIsAsking(false)}>
                {t('remove.stay')}
              </Button>
              <Button kind="danger" isWide isBusy={task.isRunning} onClick={() => void remove()}>
                {t('remove.go')}
              </Button>
            </>
          }
        >
          {t('remove.body')}
          {task.error ? <ErrorNotice error={task.error} /> : null}
        </Dialog>
      ) : null}
    </>
  );
}
