import { classNames } from '../class-names.ts';
import styles from './document.module.css';

/** Strokes on a grid of 24, 2 wide. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  zoomIn: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21M10.5 7.5v6M7.5 10.5h6',
  zoomOut: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21M7.5 10.5h6',
  whole: 'M6 3h12v18H6zM9 8h6M9 12h6M9 16h6',
  width: 'M3 5v14M21 5v14M6 12h12M9 9l-3 3 3 3M15 9l3 3-3 3',
  turn: 'M20 12a8 8 0 1 1-3-6.2L20 8M20 3v5h-5',
  pen: 'M4 20l1-5L16 4l4 4L9 19zM13 7l4 4',
  done: 'M4.5 12.5l5 5 10-11',
  undo: 'M8 5L3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3',
  clear: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  together:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2 20c.4-3.8 3-6 7-6s6.6 2.2 7 6M16 5.5a3.2 3.2 0 0 1 0 6M18.5 14.5c2 .8 3.2 2.6 3.5 5.5',
  compare: 'M3 4h8v16H3zM13 4h8v16h-8z',
  close: 'M6 6l12 12M18 6L6 18',
} as const;
export type ToolSign = keyof typeof paths;

/** A sign with its word. */
export function DocumentTool({
  sign,
  words,
  isPressed,
  isMain,
  isDisabled,
  shortcut,
  onPress,
}: {
  sign: ToolSign;
  words: string;
  isPressed?: boolean;
  /** The one thing that a phone's bar is for. */
  isMain?: boolean;
  isDisabled?: boolean;
  shortcut?: string;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      className={classNames(styles.tool, isMain && styles.main, isPressed && styles.pressed)}
      aria-pressed={isPressed}
      aria-keyshortcuts={shortcut}
      // A button that has the focus keeps it at the last page.
      aria-disabled={isDisabled || undefined}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
    >
      <svg width="1.4em" height="1.4em" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d={paths[sign]} />
      </svg>
      <span>{words}</span>
    </button>
  );
}
