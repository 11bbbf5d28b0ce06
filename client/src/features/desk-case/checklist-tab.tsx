import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import { hasPages } from '@cloudseat/shared/nouns/document-rules.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { CaseLine } from '@cloudseat/shared/nouns/service-case.ts';
import type { ReactNode } from 'react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { api, materialUrl } from '../../lib/http.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { OpenDocument } from '../../ui/document/open-document.ts';
import { Icon } from '../../ui/icon.tsx';
import { SampleSlot } from '../../ui/paper-help/paper-help-slot.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './case.module.css';
import type { CaseFile } from './case-file.ts';
import { type ChecklistRow, type ChecklistView, isPicture } from './checklist-view.ts';
import { type Finding, LineReviewForm } from './line-review.tsx';
import { useCaseFile } from './use-case-file.ts';

/** What is said above the list, beside a line, and after the list for what is in none. */
export type LineCaptures = {
  above: ReactNode;
  ofLine: (line: MaterialLine) => ReactNode;
  others: ReactNode;
  /** Photographs that came and nobody has looked at. */
  newCount: number;
};
type ChecklistTabProps = {
  checklist: ChecklistView;
  /** Null where nothing may be found of the lines: for a guest, or before the call has its case. */
  file: CaseFile | null;
  captures: LineCaptures | null;
};

/** The matter's list with the files that answer each line, and the files that answer none. */
export function ChecklistTab({ checklist, file, captures }: ChecklistTabProps) {
  const { t } = useTranslation('desk');
  return (
    <div className={styles.checklist}>
      {captures?.above ?? null}
      {checklist.rows.length === 0 ? <p className={styles.empty}>{t('checklist.empty')}</p> : null}
      <ul>
        {checklist.rows.map((row) => (
          <ChecklistLine
            key={row.line.lineId}
            row={row}
            file={file}
            below={captures?.ofLine(row.line) ?? null}
          />
        ))}
      </ul>
      {captures?.others ?? null}
      {checklist.others.length > 0 ? (
        <>
          <h2>{t('checklist.others')}</h2>
          <FileList materials={checklist.others} />
        </>
      ) : null}
    </div>
  );
}

type ChecklistLineProps = { row: ChecklistRow; file: CaseFile | null; below: ReactNode };

function ChecklistLine({ row: { line, materials, found }, file, below }: ChecklistLineProps) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
  const owningRegion = useCaseFile(file).view?.owningRegion ?? null;
  const isThere = materials.length > 0;
  const isLacking = line.isRequired && !isThere;
  return (
    <li className={styles.line}>
      <p className={styles.lineHead}>
        <span className={classNames(isThere && styles.there, isLacking && styles.lacking)}>
          <Icon name={isThere ? 'check' : isLacking ? 'warning' : 'document'} size="1.1em" />
        </span>
        <span className={styles.lineName}>
          {text(line.name)} <small>{t(line.isRequired ? 'checklist.required' : 'checklist.optional')}</small>
        </span>
        <span className={classNames(styles.lineState, isLacking && styles.lacking)}>
          {isThere ? t('checklist.received', { count: materials.length }) : t('checklist.missing')}
        </span>
      </p>
      {line.note ? <p className={styles.note}>{text(line.note)}</p> : null}
      <div className={styles.sample}>
        <SampleSlot sampleId={line.sampleId} name={text(line.name)} />
      </div>
      <FileList materials={materials} />
      {file === null || found === null ? null : (
        <LineReviewForm
          line={found}
          name={text(line.name)}
          owningRegion={owningRegion}
          onReview={(finding) => reviewLine(file, found, finding)}
        />
      )}
      {below}
    </li>
  );
}

/** On the paper that the agent had before them. */
const reviewLine = (file: CaseFile, { lineId, review }: CaseLine, finding: Finding): Promise<void> =>
  file.change(({ caseId }) =>
    api('case:reviewLine', {
      params: { caseId, lineId },
      body: {
        ...{ seenAt: review?.reviewedAt ?? null, ...finding, marks: [...finding.marks] },
      },
    }),
  );

export function FileList({ materials }: { materials: readonly Material[] }) {
  if (materials.length === 0) return null;
  return (
    <ul className={styles.files}>
      {materials.map((material) => (
        <li key={material.materialId}>
          <FileLink material={material} />
        </li>
      ))}
    </ul>
  );
}

const fromOf = ({ uploadedBy, mandateId }: Material) =>
  uploadedBy === 'agent' ? 'fromAgent' : mandateId === undefined ? 'fromApplicant' : 'fromHelper';

/** A file: its picture where browsers show one, its name, who sent it; opens in a tab of its own. */
export function FileLink({ material }: { material: Material }) {
  const { t } = useTranslation('desk');
  const open = useContext(OpenDocument);
  const locale = useLocale();
  const url = materialUrl(material.materialId);
  const time = formatTimeOfDay(material.uploadedAt, locale);
  const link = (
    <a className={styles.file} href={url} target="_blank" rel="noopener noreferrer">
      {isPicture(material) ? <img src={url} alt="" loading="lazy" /> : <Icon name="file" size="28px" />}
      <span>
        <span className={styles.fileName}>{material.fileName}</span>
        <small>{t(`checklist.${fromOf(material)}`, { time })}</small>
      </span>
      <VisuallyHidden>{t('checklist.newTab')}</VisuallyHidden>
    </a>
  );
  if (open === null || !hasPages(material.mimeType)) return link;
  return (
    <div className={styles.fileRow}>
      {link}
      <button
        type="button"
        className={styles.look}
        aria-label={t('checklist.lookAt', { name: material.fileName })}
        onClick={() => open(material.materialId)}
      >
        {t('checklist.look')}
      </button>
    </div>
  );
}
