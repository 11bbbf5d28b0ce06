import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button.tsx';
import { useFocusTrap } from './focus-trap.ts';
import styles from './full-screen.module.css';

type FullScreenProps = { title: string; closeWords: string; onClose: () => void; children: ReactNode };

/** Over the whole page, for what needs all of it; Escape closes it. */
export function FullScreen({ title, closeWords, onClose, children }: FullScreenProps) {
  const panel = useFocusTrap(onClose);
  return createPortal(
    <div
      className={styles.screen}
      ref={panel}
      role="dialog"
      aria-modal="true"
      aria-label={title}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <p>{title}</p>
        <Button kind="call" icon="close" onClick={onClose}>
          {closeWords}
        </Button>
      </header>
      <div className={styles.body}>{children}</div>
    </div>,
    // What is not inside a full screen is not seen.
    document.fullscreenElement ?? document.body,
  );
}
