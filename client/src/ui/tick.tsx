import { type ReactNode, useId } from 'react';
import styles from './tick.module.css';

/** A box to tick, never ticked beforehand by us. */
export function Tick({
  isOn,
  onChange,
  children,
  hint,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
  hint?: string;
}) {
  const hintId = useId();
  return (
    <div className={styles.tick}>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{children}</span>
      </label>
      {hint ? (
        <p id={hintId} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
