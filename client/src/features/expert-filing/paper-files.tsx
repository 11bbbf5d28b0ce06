import type { ExpertFile } from '@cloudseat/shared/nouns/expert-filing.ts';
import { currentFilesOf } from '@cloudseat/shared/nouns/expert-filing-rules.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/byte-text.ts';
import { apiUrl } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './filing.module.css';

const addressOf = ({ fileId }: ExpertFile) => apiUrl('expertFiling:content', { params: { fileId } });

type PaperFilesProps = {
  /** Every version of the papers of one line. */
  files: readonly ExpertFile[];
  /** What may be done with the newest version of a paper. */
  actions?: (current: ExpertFile) => ReactNode;
};

/** The papers of one line, each by its newest version; earlier ones, and what was taken out, can be opened as well. */
export function PaperFiles({ files, actions }: PaperFilesProps) {
  const current = currentFilesOf(files);
  const papersThere = new Set(current.map(({ paperId }) => paperId));
  const removed = files.filter(({ paperId }) => !papersThere.has(paperId));
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {current.map((file) => (
        <li key={file.paperId} className={styles.file}>
          <FileWords
            file={file}
            older={files.filter(({ paperId, version }) => paperId === file.paperId && version < file.version)}
          />
          {actions ? <div className={styles.buttons}>{actions(file)}</div> : null}
        </li>
      ))}
      {removed.map((file) => (
        <li key={file.fileId} className={styles.file}>
          <FileWords file={file} older={[]} />
        </li>
      ))}
    </ul>
  );
}

function FileWords({ file, older }: { file: ExpertFile; older: readonly ExpertFile[] }) {
  const { t } = useTranslation('expert-filing');
  return (
    <div className={styles.words}>
      <FileLink file={file} />
      <FileFacts file={file} />
      {older.length > 0 ? (
        <details>
          <summary>{t('file.older')}</summary>
          {older.map((each) => (
            <div key={each.fileId}>
              <FileLink file={each} />
              <FileFacts file={each} />
            </div>
          ))}
        </details>
      ) : null}
    </div>
  );
}

function FileLink({ file }: { file: ExpertFile }) {
  const { t } = useTranslation('expert-filing');
  return (
    <a
      href={addressOf(file)}
      target="_blank"
      rel="noreferrer"
      aria-label={t('file.openLabel', { name: file.fileName })}
    >
      {file.fileName}
    </a>
  );
}

function FileFacts({ file }: { file: ExpertFile }) {
  const { t } = useTranslation('expert-filing');
  const locale = useLocale();
  const { version, byteCount, pageCount, uploadedAt, sha256, removedAt } = file;
  const facts = [
    ...(removedAt === null ? [] : [t('file.removed')]),
    t('file.version', { version }),
    ...(pageCount === null ? [] : [t('file.pages', { count: pageCount })]),
    formatBytes(byteCount),
    formatDayAndTime(uploadedAt, locale),
    t('file.sha', { hash: sha256.slice(0, 12) }),
  ];
  return <p className={styles.facts}>{facts.join(' · ')}</p>;
}
