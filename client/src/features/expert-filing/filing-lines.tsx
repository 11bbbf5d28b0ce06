import type { ExpertFile, FilingView } from '@cloudseat/shared/nouns/expert-filing.ts';
import type { ProjectLine } from '@cloudseat/shared/nouns/project-kind.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './filing.module.css';
import { PaperFiles } from './paper-files.tsx';

type FilingLinesProps = {
  lines: readonly ProjectLine[];
  filing: FilingView;
  /** What was said of a line when the project was sent back; shown while it is being completed. */
  noteOf?: (line: ProjectLine) => string | null;
  fileActions?: (line: ProjectLine, current: ExpertFile) => ReactNode;
  /** Below a line of papers. */
  children?: (line: ProjectLine) => ReactNode;
};

/** What a project has to bring, line by line: what is there, and what is missing. */
export function FilingLines({ lines, filing, noteOf, fileActions, children }: FilingLinesProps) {
  const { t } = useTranslation('expert-filing');
  const text = useLocalText();
  return (
    <ul className={styles.lines}>
      {lines.map((line) => {
        const files = filing.files.filter(({ lineId }) => lineId === line.lineId);
        const note = noteOf?.(line) ?? null;
        return (
          <li key={line.lineId} className={styles.line}>
            <div className={styles.head}>
              <strong>{text(line.name)}</strong>
              <span className={styles.tag}>{t(`kind.${line.accepts}`)}</span>
              <LineState line={line} filing={filing} />
            </div>
            {line.note === null ? null : <p className={styles.hint}>{text(line.note)}</p>}
            {line.accepts === 'film' ? <p className={styles.hint}>{t('film.elsewhere')}</p> : null}
            {note === null ? null : <p className={styles.note}>{note}</p>}
            <PaperFiles
              files={files}
              {...(fileActions && { actions: (file: ExpertFile) => fileActions(line, file) })}
            />
            {line.accepts === 'film' ? null : children?.(line)}
          </li>
        );
      })}
    </ul>
  );
}

function LineState({ line, filing }: { line: ProjectLine; filing: FilingView }) {
  const { t } = useTranslation('expert-filing');
  if (!line.isRequired) return <span className={styles.tag}>{t('optional')}</span>;
  const isMissing = filing.lackingLineIds.includes(line.lineId);
  return (
    <span className={classNames(styles.tag, isMissing ? styles.missing : styles.there)}>
      {isMissing ? `${t('required')} · ${t('missing')}` : t('there')}
    </span>
  );
}
