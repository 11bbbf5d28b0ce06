import type { SampleId } from '@cloudseat/shared/nouns/ids.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import styles from './paper-help.module.css';
import { SampleSheet } from './sample-sheet.tsx';

/** To the sample of a paper. */
export function SampleButton({
  sampleId,
  name,
  look,
}: {
  sampleId: SampleId;
  name: string;
  look: 'call' | 'word';
}) {
  const { t } = useTranslation('paper-help');
  const [isOpen, setIsOpen] = useState(false);
  const open = { 'aria-label': t('sample.seeOf', { name }), onClick: () => setIsOpen(true) };
  return (
    <>
      {look === 'word' ? (
        <button type="button" className={styles.word} {...open}>
          {t('sample.see')}
        </button>
      ) : (
        <Button icon="info" kind="call" {...open}>
          {t('sample.see')}
        </Button>
      )}
      {isOpen ? <SampleSheet sampleId={sampleId} name={name} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
