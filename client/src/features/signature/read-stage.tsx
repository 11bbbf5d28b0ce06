import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { SignedPaper } from '../../ui/signature-screen.ts';
import { PaperPages } from './paper-pages.tsx';
import styles from './signature-screen.module.css';

type ReadStageProps = {
  documentName: string;
  paper: SignedPaper;
  statement: string;
  /** To its last page, or as a file. */
  hasSeen: boolean;
  onSeen: () => void;
  onAgree: () => void;
};

/** The paper, page by page or as a file, and below it what signing means. Nobody signs what they have not seen to its end. */
export function ReadStage({ documentName, paper, statement, hasSeen, onSeen, onAgree }: ReadStageProps) {
  const { t } = useTranslation('signature');
  const [isReminded, setIsReminded] = useState(false);
  const body = useRef<HTMLElement>(null);
  const hasPages = paper.pages.length > 0;
  function go(): void {
    if (hasSeen) onAgree();
    else {
      setIsReminded(true);
      // From here on the arrow keys turn the pages.
      body.current?.focus();
    }
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and by keyboard too. */}
      <section ref={body} className={styles.body} tabIndex={0} aria-label={documentName}>
        {hasPages ? <PaperPages {...{ documentName, paper }} frame={body} onEnd={onSeen} /> : null}
        <p>
          <a
            className={hasPages ? styles.file : styles.alone}
            href={paper.fileAddress}
            target="_blank"
            rel="noreferrer"
            onClick={onSeen}
          >
            {hasPages ? null : <Icon name="document" size="1.4em" />}
            {t('read.open')}
          </a>
        </p>
      </section>
      <div className={styles.foot}>
        <p className={styles.statement}>
          <strong>{t('read.means')}</strong>
          {statement}
        </p>
        {isReminded && !hasSeen ? <p role="alert">{t(hasPages ? 'read.toEnd' : 'read.openFirst')}</p> : null}
        <Button kind="primary" isWide onClick={go}>
          {t('read.agree')}
        </Button>
      </div>
    </>
  );
}
