import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WayOut, type WayOutProps } from './way-out.tsx';

/** Before the ticket is taken: one will see and hear, and answer in writing; or go where all of it works. */
export function ReceiveOnlyNotice(wayOut: WayOutProps) {
  const { t } = useTranslation('browser');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Banner tone="warn" title={t('verdict.receiveOnly')}>
        <p>{t('receiveOnlyNext')}</p>
        <Button onClick={() => setIsOpen(true)}>{t('change')}</Button>
      </Banner>
      {isOpen ? (
        <Dialog
          title={t('how')}
          onClose={() => setIsOpen(false)}
          actions={
            <Button isWide onClick={() => setIsOpen(false)}>
              {t('stay')}
            </Button>
          }
        >
          <WayOut {...wayOut} />
        </Dialog>
      ) : null}
    </>
  );
}
