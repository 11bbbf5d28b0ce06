import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';

// Draws a QR code; few ask for it.
const SwitchDialog = lazy(async () => ({ default: (await import('./switch-dialog.tsx')).SwitchDialog }));

/** The place belongs to the ticket: a way to carry on with it on another device. */
export function SwitchDevice() {
  const { t } = useTranslation('applicant');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button kind="plain" icon="screen" isWide onClick={() => setIsOpen(true)}>
        {t('switch.open')}
      </Button>
      {isOpen ? (
        <Suspense>
          <SwitchDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
