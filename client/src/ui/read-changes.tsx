import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calmEveryMs, createCalmWords } from '../lib/calm-words.ts';
import styles from './read-aloud.module.css';
import { Tick } from './tick.tsx';

/** Several changes of one moment are one. */
const settleMs = 300;
/** What a page says of its state by itself, screen readers' copies left out. */
const stateRegions = '[role="status"]:not([data-read="skip"]), [role="alert"], [data-read-state]';

type ReadChangesProps = {
  root: RefObject<HTMLElement | null>;
  isBusy: boolean;
  onRead: (nodes: readonly Element[]) => void;
};

/**
 * 有变化时读给我听: off until it is switched on. A new stage is read at once, whatever else is read; a place in line every
 * 20 s at most, and after what is read.
 */
export function ReadChanges({ root, isBusy, onRead }: ReadChangesProps) {
  const { t } = useTranslation('elder');
  const [isOn, setIsOn] = useState(false);
  const latest = useRef({ isBusy, onRead });
  latest.current = { isBusy, onRead };
  /** Something changed while something else was read. */
  const hasMissed = useRef(false);
  useEffect(() => {
    const page = root.current;
    if (!isOn || page === null) return;
    const textOf = (regions: readonly Element[]) => regions.map(wordsOf).join('\n');
    let known = findRegions(page);
    let knownText = textOf(known);
    const calm = createCalmWords(calmEveryMs, (_, isNewStage) => {
      // What is being read may be past the place that changed.
      hasMissed.current = latest.current.isBusy && !isNewStage;
      if (!hasMissed.current) latest.current.onRead(findRegions(page));
    });
    const look = () => {
      const found = findRegions(page);
      const text = textOf(found);
      const isNewStage = found.some((region) => !known.includes(region));
      known = found;
      if (text === knownText) return;
      knownText = text;
      calm.offer(text, isNewStage);
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(look, settleMs);
    });
    observer.observe(page, { subtree: true, childList: true, characterData: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      calm.close();
      hasMissed.current = false;
    };
  }, [isOn, root]);
  useEffect(() => {
    if (isBusy || !hasMissed.current || root.current === null) return;
    hasMissed.current = false;
    latest.current.onRead(findRegions(root.current));
  }, [isBusy, root]);
  return (
    <div className={styles.changes}>
      <Tick isOn={isOn} onChange={setIsOn}>
        {t('read.changes')}
      </Tick>
    </div>
  );
}

const findRegions = (page: HTMLElement): Element[] =>
  [...page.querySelectorAll(stateRegions)].filter(({ textContent }) => textContent !== '');

/** Without clocks, which change each second, and what is said elsewhere. */
function wordsOf(region: Element): string {
  const copy = region.cloneNode(true) as Element;
  for (const clock of copy.querySelectorAll('[role="timer"], [data-read="skip"]')) clock.remove();
  return copy.textContent ?? '';
}
