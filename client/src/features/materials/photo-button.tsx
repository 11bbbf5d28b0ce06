import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canUseDevices } from '../../media/device-problem.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { useTask } from '../../ui/use-task.ts';
import { loadPaperShot } from './load-paper-shot.ts';
import type { PaperShotProps } from './paper-shot.tsx';

/**
 * Whose the camera is. page: this page's, for papers. yielding: it was, and an order rings. system: a talk's, or the browser
 * asks each time; then the phone's own camera takes the photographs.
 */
export type CameraUse = 'page' | 'yielding' | 'system';

export type PhotoButtonProps = {
  lineName: string;
  pageCount: number;
  cameraUse: CameraUse;
  onFiles: (files: readonly File[]) => void;
};
type Open = { PaperShot: ComponentType<PaperShotProps>; first: File | null };

/** Photographs the papers of one line, in the page or by the phone's own camera; either way each is looked at before it goes. */
export function PhotoButton({ lineName, pageCount, cameraUse, onFiles }: PhotoButtonProps) {
  const { t } = useTranslation('applicant');
  const [open, setOpen] = useState<Open | null>(null);
  const loading = useTask();
  const label = `${t('materials.photo')} ${lineName}`;

  async function start(first: File | null): Promise<void> {
    await loading.run(async () => {
      try {
        setOpen({ PaperShot: await loadPaperShot(), first });
      } catch (error) {
        // Without the look at it, it is still a photograph.
        if (first !== null) onFiles([first]);
        throw error;
      }
    });
  }
  const isInPage = cameraUse === 'page' && canUseDevices() && loading.error === null;
  return (
    <>
      {isInPage ? (
        <Button icon="photo" aria-label={label} isBusy={loading.isRunning} onClick={() => void start(null)}>
          {t('materials.photo')}
        </Button>
      ) : (
        <FileButton
          icon="photo"
          accept="image/*"
          isCamera
          isBusy={loading.isRunning}
          label={label}
          onFiles={([file]) => file && void start(file)}
        >
          {t('materials.photo')}
        </FileButton>
      )}
      {open === null ? null : (
        <open.PaperShot
          lineName={lineName}
          first={open.first}
          pageCount={pageCount}
          mustYield={cameraUse !== 'page'}
          onPage={(file) => onFiles([file])}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
