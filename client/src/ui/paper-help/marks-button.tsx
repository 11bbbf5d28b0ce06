import { markedPagesOf } from '@cloudseat/shared/nouns/document-rules.ts';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { lazyWithWords } from '../lazy-with-words.ts';
import styles from './paper-help.module.css';
import type { MarkedPaper as Marked } from './paper-help-slot.tsx';

const MarkedPaper = lazyWithWords(async () => (await import('./marked-paper.tsx')).MarkedPaper, ['document']);

/** To the paper with what is marked on it. */
export function MarksButton({ paper, name, look }: { paper: Marked; name: string; look: 'button' | 'word' }) {
  const { t } = useTranslation('paper-help');
  const [isOpen, setIsOpen] = useState(false);
  const pages = markedPagesOf(paper.marks).join(t('between'));
  const open = { 'aria-label': t('marks.seeOf', { name, pages }), onClick: () => setIsOpen(true) };
  return (
    <>
      {look === 'word' ? (
        <button type="button" className={styles.word} {...open}>
          {t('marks.see', { pages })}
        </button>
      ) : (
        <Button {...open}>{t('marks.see', { pages })}</Button>
      )}
      {isOpen ? (
        <Suspense fallback={null}>
          <MarkedPaper paper={paper} name={name} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
