import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { CaseLine, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useTranslation } from 'react-i18next';
import { shortHash } from '../../lib/case-entry.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../card.tsx';
import { classNames } from '../class-names.ts';
import { useLocale, useLocalText } from '../use-locale.ts';
import styles from './case.module.css';

/** Each line of the checklist with its files by name and fingerprint, and what was found of it. */
export function ChecklistCard({ view }: { view: CaseView }) {
  const { t } = useTranslation('case-file');
  const { lines, otherMaterials } = view;
  return (
    <Card title={t('caseOf.lines')}>
      {lines.length === 0 ? <p>{t('caseOf.noLines')}</p> : null}
      <ul className={styles.rows}>
        {lines.map((line) => (
          <Line key={line.lineId} line={line} />
        ))}
        {otherMaterials.length === 0 ? null : (
          <li>
            <strong>{t('caseOf.otherMaterials')}</strong>
            <Files files={otherMaterials} />
          </li>
        )}
      </ul>
    </Card>
  );
}

const tones = {
  ok: styles.good,
  corrected: styles.good,
  missing: styles.warn,
  notCompliant: styles.warn,
} as const;

function Line({ line: { name, isRequired, versions, review } }: { line: CaseLine }) {
  const { t } = useTranslation(['case-file', 'case']);
  const text = useLocalText();
  const status = t(`case:line.${review?.status ?? 'unseen'}`);
  const fault = review?.fault ? t(`case:fault.${review.fault}`) : null;
  return (
    <li>
      <p className={styles.lineHead}>
        <strong>
          {text(name)} {isRequired ? <span className={styles.tag}>{t('caseOf.required')}</span> : null}
        </strong>
        <span className={classNames(styles.tag, review ? tones[review.status] : undefined)}>
          {fault === null ? status : t('case:found', { status, fault })}
        </span>
      </p>
      <Files files={versions} />
      {review ? <Reviewed review={review} versions={versions} /> : null}
    </li>
  );
}

type ReviewedProps = { review: NonNullable<CaseLine['review']>; versions: readonly Material[] };

function Reviewed({ review, versions }: ReviewedProps) {
  const { t } = useTranslation(['case-file', 'case']);
  const locale = useLocale();
  const { note, materialId, reviewedAt, reviewedBy } = review;
  const seen = versions.find((version) => version.materialId === materialId);
  const parts = [
    t('caseOf.reviewed', {
      name: reviewedBy?.displayName ?? t('case:actor.agent'),
      time: formatMoment(reviewedAt, locale),
    }),
    seen && versions.length > 1 && t('caseOf.reviewedFile', { hash: shortHash(seen.sha256) }),
    versions.some(({ uploadedAt }) => uploadedAt > reviewedAt) && t('caseOf.newer'),
  ];
  return (
    <>
      {note === '' ? null : <p className={styles.note}>{note}</p>}
      <p className={styles.small}>{parts.filter(Boolean).join(' · ')}</p>
    </>
  );
}

function Files({ files }: { files: readonly Material[] }) {
  const { t } = useTranslation('case-file');
  const locale = useLocale();
  if (files.length === 0) return <p className={styles.small}>{t('caseOf.noFile')}</p>;
  return (
    <ul>
      {files.map(({ materialId, fileName, sha256, uploadedAt }) => (
        <li key={materialId} className={styles.small}>
          {t('caseOf.file', { name: fileName, hash: shortHash(sha256) })} · {formatMoment(uploadedAt, locale)}
        </li>
      ))}
    </ul>
  );
}
