import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import styles from './signature-screen.module.css';

type ReadStageProps = {
  documentName: string;
  pages: readonly string[];
  fileAddress: string;
  statement: string;
  onAgree: () => void;
};

/** The paper, page by page, and below it what signing means. */
export function ReadStage({ documentName, pages, fileAddress, statement, onAgree }: ReadStageProps) {
  const { t } = useTranslation('signature');
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
          <a className={styles.file} href={fileAddress} target="_blank" rel="noreferrer">
            {t('read.open')}
          </a>
        </p>
      </div>
      <div className={styles.foot}>
        <p className={styles.statement}>
          <strong>{t('read.means')}</strong>
          {statement}
        </p>
        <Button kind="primary" isWide onClick={onAgree}>
          {t('read.agree')}
        </Button>
      </div>
    </>
  );
}
