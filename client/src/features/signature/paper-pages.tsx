import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { SignedPaper } from '../../ui/signature-screen.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './signature-screen.module.css';

type PaperPagesProps = {
  documentName: string;
  paper: SignedPaper;
  /** What scrolls. */
  frame: RefObject<HTMLElement | null>;
  /** The end of the last page was in sight. */
  onEnd: () => void;
};

/** A paper page by page, one below the other. Each has its place before its picture is there, so that nobody is at the end at once. */
export function PaperPages({ documentName, paper, frame, onEnd }: PaperPagesProps) {
  const { t } = useTranslation('signature');
  const { pages, locale } = paper;
  const [isLarge, setIsLarge] = useState(false);
  const [isLastDrawn, setIsLastDrawn] = useState(false);
  const end = useRef<HTMLParagraphElement>(null);
  const tellEnd = useRef(onEnd);
  tellEnd.current = onEnd;
  useEffect(() => {
    if (!isLastDrawn || end.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) tellEnd.current();
      },
      { root: frame.current },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isLastDrawn, frame]);
  return (
    <>
      <div className={styles.tools}>
        <p>{t('read.count', { number: pages.length })}</p>
        <Button kind="plain" aria-pressed={isLarge} onClick={() => setIsLarge(!isLarge)}>
          {t(isLarge ? 'read.smaller' : 'read.larger')}
        </Button>
      </div>
      <ol className={isLarge ? styles.largePages : styles.pages}>
        {pages.map(({ address, width, height, text }, at) => (
          <li key={address}>
            <PagePicture
              address={address}
              ratio={height / width}
              name={t('read.page', { name: documentName, page: at + 1, pages: pages.length })}
              onDrawn={() => {
                if (at === pages.length - 1) setIsLastDrawn(true);
              }}
            />
            <VisuallyHidden>
              <span lang={locale}>{text}</span>
            </VisuallyHidden>
          </li>
        ))}
      </ol>
      <p ref={end} className={styles.end}>
        {t('read.end')}
      </p>
    </>
  );
}

type PagePictureProps = { address: string; ratio: number; name: string; onDrawn: () => void };

function PagePicture({ address, ratio, name, onDrawn }: PagePictureProps) {
  const { t } = useTranslation('signature');
  const [attempt, setAttempt] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);
  // The height by padding: old phones know no aspect ratio.
  return (
    <div className={styles.page} style={{ paddingTop: `${ratio * 100}%` }}>
      {hasFailed ? (
        <div className={styles.failed} role="alert">
          <p>{t('read.failed', { name })}</p>
          <Button
            onClick={() => {
              setHasFailed(false);
              setAttempt(attempt + 1);
            }}
          >
            {t('read.retry')}
          </Button>
        </div>
      ) : (
        <img key={attempt} src={address} alt={name} onLoad={onDrawn} onError={() => setHasFailed(true)} />
      )}
    </div>
  );
}
