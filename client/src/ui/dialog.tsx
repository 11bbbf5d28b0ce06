import { type ReactNode, useId } from 'react';
import { createPortal } from 'react-dom';
import styles from './dialog.module.css';
import { useFocusTrap } from './focus-trap.ts';
import { ReadAloudSlot } from './read-aloud-slot.tsx';

export type DialogProps = {
  title: string;
  children?: ReactNode;
  /** The choices, the main one last. */
  actions: ReactNode;
  onClose: () => void;
};

/** A question over the page, as the answer to a tap. Not <dialog>: Safari has it only from 15.4. */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const titleId = useId();
  const panel = useFocusTrap(onClose);
  return createPortal(
    <div className={styles.shade}>
      <div
        className={styles.panel}
        ref={panel}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <ReadAloudSlot root={panel} />
        <h2 id={titleId}>{title}</h2>
        {children ? <div className={styles.body}>{children}</div> : null}
        <div className={styles.actions}>{actions}</div>
      </div>
    </div>,
    // What is not inside a full screen is not seen.
    document.fullscreenElement ?? document.body,
  );
}
