import { hasPages } from '@cloudseat/shared/nouns/document-rules.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { materialUrl } from '../../lib/http.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { classNames } from '../../ui/class-names.ts';
import { OpenDocument } from '../../ui/document/open-document.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './case.module.css';
import { type ChecklistRow, type ChecklistView, isPicture } from './checklist-view.ts';

/** The matter's list with the files that answer each line, and the files that answer none. */
export function ChecklistTab({ checklist }: { checklist: ChecklistView }) {
  const { t } = useTranslation('desk');
  return (
    <div className={styles.checklist}>
      {checklist.rows.length === 0 ? <p className={styles.empty}>{t('checklist.empty')}</p> : null}
      <ul>
        {checklist.rows.map((row) => (
          <ChecklistLine key={row.line.lineId} row={row} />
        ))}
      </ul>
      {checklist.others.length > 0 ? (
        <>
          <h3>{t('checklist.others')}</h3>
          <FileList materials={checklist.others} />
        </>
      ) : null}
    </div>
  );
}

function ChecklistLine({ row: { line, materials } }: { row: ChecklistRow }) {
  const { t } = useTranslation('desk');
  const text = useLocalText();
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
      <FileList materials={materials} />
    </li>
  );
}

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
        <small>
          {t(material.uploadedBy === 'agent' ? 'checklist.fromAgent' : 'checklist.fromApplicant', { time })}
        </small>
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
