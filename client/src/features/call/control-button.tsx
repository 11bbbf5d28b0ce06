import { classNames } from '../../ui/class-names.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './call-controls.module.css';

type ControlButtonProps = {
  icon: IconName;
  words: string;
  /** Read out instead of the words, where they say too little. */
  label?: string;
  isPressed?: boolean;
  /** Of one that shows more of them. */
  isExpanded?: boolean;
  isOff?: boolean;
  isEnd?: boolean;
  badge?: number;
  onClick: () => void;
};

/** A control of the call: an icon over its word. */
export function ControlButton(props: ControlButtonProps) {
  const { icon, words, label, isPressed, isExpanded, isOff, isEnd, badge = 0, onClick } = props;
  return (
    <button
      type="button"
      className={classNames(styles.control, isOff && styles.off, isEnd && styles.end)}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      <span className={styles.icon}>
        <Icon name={icon} size="24px" />
        <CountBadge count={badge} />
      </span>
      <span aria-hidden={label === undefined ? undefined : true}>{words}</span>
      {label === undefined ? null : <VisuallyHidden>{label}</VisuallyHidden>}
    </button>
  );
}
