import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './signature-screen.module.css';

type ReadStageProps = {
  documentName: string;
  pages: readonly string[];
  fileAddress: string;
  statement: string;
  onAgree: () => void;
};

/** The paper, page by page or as a file to be opened first, and below it what signing means. */
export function ReadStage({ documentName, pages, fileAddress, statement, onAgree }: ReadStageProps) {
  const { t } = useTranslation('signature');
  const [hasSeen, setHasSeen] = useState(pages.length > 0);
  const [isReminded, setIsReminded] = useState(false);
  return (
    <>
      <div className={styles.body}>
        {pages.length > 0 ? (
          <ol className={styles.pages}>
            {pages.map((page, at) => (
              <li key={page}>
                <img
                  src={page}
                  loading="lazy"
                  alt={t('read.page', { name: documentName, page: at + 1, pages: pages.length })}
                />
              </li>
            ))}
          </ol>
        ) : null}
        <p>
          <a
            className={pages.length > 0 ? styles.file : styles.alone}
            href={fileAddress}
            target="_blank"
            rel="noreferrer"
            onClick={() => setHasSeen(true)}
          >
            {pages.length > 0 ? null : <Icon name="document" size="1.4em" />}
            {t('read.open')}
          </a>
        </p>
      </div>
      <div className={styles.foot}>
        <p className={styles.statement}>
          <strong>{t('read.means')}</strong>
          {statement}
        </p>
        {isReminded && !hasSeen ? <p role="alert">{t('read.openFirst')}</p> : null}
        <Button kind="primary" isWide onClick={() => (hasSeen ? onAgree() : setIsReminded(true))}>
          {t('read.agree')}
        </Button>
      </div>
    </>
  );
}
