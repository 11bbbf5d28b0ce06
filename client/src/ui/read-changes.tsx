import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createCalmWords } from '../lib/calm-words.ts';
import styles from './read-aloud.module.css';
import { Tick } from './tick.tsx';

const everyMs = 20_000;
/** Several changes of one moment are one. */
const settleMs = 300;
/** What a page says of its state by itself, screen readers' copies left out. */
const stateRegions = '[role="status"]:not([data-read="skip"]), [role="alert"], [data-read-state]';

type ReadChangesProps = {
  root: RefObject<HTMLElement | null>;
  isBusy: boolean;
  onRead: (nodes: readonly Element[]) => void;
};

/** 有变化时读给我听: off until it is switched on. A new stage is read at once, a place in line every 20 s at most. */
export function ReadChanges({ root, isBusy, onRead }: ReadChangesProps) {
  const { t } = useTranslation('elder');
  const [isOn, setIsOn] = useState(false);
  const latest = useRef({ isBusy, onRead });
  latest.current = { isBusy, onRead };
  useEffect(() => {
    const page = root.current;
    if (!isOn || page === null) return;
    const find = () =>
      [...page.querySelectorAll(stateRegions)].filter(({ textContent }) => textContent !== '');
    const textOf = (regions: readonly Element[]) => regions.map(wordsOf).join('\n');
    let known = find();
    let knownText = textOf(known);
    const calm = createCalmWords(everyMs, () => {
      // Whoever listens to the whole page hears it there.
      if (!latest.current.isBusy) latest.current.onRead(find());
    });
    const look = () => {
      const found = find();
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
    };
  }, [isOn, root]);
  return (
    <div className={styles.changes}>
      <Tick isOn={isOn} onChange={setIsOn}>
        {t('read.changes')}
      </Tick>
    </div>
  );
}

/** Without clocks, which change each second, and what is said elsewhere. */
function wordsOf(region: Element): string {
  const copy = region.cloneNode(true) as Element;
  for (const clock of copy.querySelectorAll('[role="timer"], [data-read="skip"]')) clock.remove();
  return copy.textContent ?? '';
}
