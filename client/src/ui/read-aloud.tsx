import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { collectPassages, type ReadingWords } from '../lib/read-aloud/collect-passages.ts';
import type { ReadNode } from '../lib/read-aloud/read-node.ts';
import { createReader, type Reader } from '../lib/read-aloud/reader.ts';
import { splitSentences } from '../lib/read-aloud/sentences.ts';
import { type SpeakableWords, toSpeakable } from '../lib/read-aloud/speakable.ts';
import { openSpeech } from '../lib/read-aloud/speech.ts';
import { Button } from './button.tsx';
import styles from './read-aloud.module.css';
import { ReadChanges } from './read-changes.tsx';
import { useLocale } from './use-locale.ts';

const speech = openSpeech();
const reader = speech === null ? null : createReader<ReadNode>(speech);

type ReadAloudProps = { root: RefObject<HTMLElement | null>; tellsChanges: boolean };

/** 听一听: reads the page by the browser's own voice, piece by piece, and marks what it is reading. */
export function ReadAloud(props: ReadAloudProps) {
  return reader === null ? null : <Bar {...props} reader={reader} />;
}

function Bar({ root, tellsChanges, reader }: ReadAloudProps & { reader: Reader<ReadNode> }) {
  const { t } = useTranslation('elder');
  const locale = useLocale();
  const canSpeak = useCanSpeak();
  const { status, node, isMute } = useStore(reader.state);
  const words = useReadingWords();
  useMarked(root, node);
  useEffect(() => {
    window.addEventListener('pagehide', reader.stop);
    return () => window.removeEventListener('pagehide', reader.stop);
  }, [reader]);
  // What was begun in one language is not gone on with in another.
  useEffect(() => () => reader.stop(), [reader, locale]);

  function read(nodes: readonly Element[]): void {
    const passages = nodes.flatMap((each) => collectPassages(each, words, isShown));
    const pieces = passages.flatMap((passage) =>
      splitSentences(toSpeakable(passage.text, words)).map((text) => ({ text, node: passage.node })),
    );
    reader.read(pieces, locale);
  }
  const readAll = () => root.current && read([root.current]);

  if (canSpeak === false) return null;
  return (
    <>
      {isMute ? <p className={styles.mute}>{t('read.mute')}</p> : null}
      <div className={styles.bar}>
        {status === 'idle' ? (
          <Button icon="speaker" onClick={readAll}>
            {t('read.start')}
          </Button>
        ) : (
          <>
            {status === 'reading' ? (
              <Button icon="pause" onClick={reader.pause}>
                {t('read.pause')}
              </Button>
            ) : (
              <Button icon="speaker" onClick={reader.resume}>
                {t('read.resume')}
              </Button>
            )}
            <Button icon="stop" onClick={reader.stop}>
              {t('read.stop')}
            </Button>
          </>
        )}
      </div>
      {tellsChanges ? <ReadChanges root={root} isBusy={status !== 'idle'} onRead={read} /> : null}
    </>
  );
}

/** False where the browser has voices and none for this language; null while it has named none. */
function useCanSpeak(): boolean | null {
  const locale = useLocale();
  const [, setCount] = useState(0);
  useEffect(() => speech?.onVoices(() => setCount((count) => count + 1)), []);
  return speech?.canSpeak(locale) ?? null;
}

function useReadingWords(): ReadingWords & SpeakableWords {
  const { t } = useTranslation('elder');
  return {
    action: (name) => t('read.action', { name }),
    comma: t('read.comma'),
    colon: t('read.colon'),
    ending: (digits) => t('read.ending', { digits }),
    hour: (hour) => t('read.hour', { hour }),
    clock: (hour, minute) => t('read.clock', { hour, minute }),
    date: (year, month, day) => t('read.date', { year, month, day }),
    to: t('read.to'),
    hidden: t('read.hidden'),
  };
}

/** What is being read is marked and in sight, by the bar whose part it is: there is another over a dialog. */
function useMarked(root: RefObject<HTMLElement | null>, node: ReadNode | null): void {
  useEffect(() => {
    if (!(node instanceof HTMLElement) || !root.current?.contains(node)) return;
    node.setAttribute('data-reading', '');
    node.scrollIntoView({ block: 'nearest' });
    return () => node.removeAttribute('data-reading');
  }, [root, node]);
}

/** What is drawn, if only far below the window's edge. */
function isShown(node: unknown): boolean {
  if (!(node instanceof HTMLElement)) return false;
  return node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';
}
