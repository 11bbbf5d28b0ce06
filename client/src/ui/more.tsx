import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { elderMode } from '../lib/elder-mode.ts';
import { Button } from './button.tsx';
import styles from './more.module.css';

/** What few need: shown at once as a rule; in the version for elders, which offers few choices, behind one button. */
export function More({ words, children }: { words?: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  const isElder = useStore(elderMode);
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  if (!isElder) return children;
  return (
    <div className={styles.more}>
      <Button
        isWide
        icon={isOpen ? 'up' : 'down'}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? t('elder.less') : (words ?? t('elder.more'))}
      </Button>
      {isOpen ? (
        <div id={id} className={styles.rest}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
