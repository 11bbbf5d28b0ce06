import { standingStatus } from '@cloudseat/shared/nouns/case-rules.ts';
import { lineFaults, lineStatuses } from '@cloudseat/shared/nouns/case-states.ts';
import type { FindingMark } from '@cloudseat/shared/nouns/document.ts';
import { hasPages } from '@cloudseat/shared/nouns/document-rules.ts';
import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseLine, CaseView, LineFault, LineStatus } from '@cloudseat/shared/nouns/service-case.ts';
import { Button, Input, Radio, Select } from 'antd';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import { MarksSlot } from '../../ui/paper-help/paper-help-slot.tsx';
import { useIsOwnRegion } from '../../ui/region/staff-region.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './review.module.css';

export type Finding = {
  status: LineStatus;
  fault: LineFault | null;
  note: string;
  /** The paper on which it was found. */
  materialId: MaterialId | null;
  /** Where on it. */
  marks: readonly FindingMark[];
};

const MarkFinding = lazyWithWords(
  async () => (await import('./mark-finding.tsx')).MarkFinding,
  ['paper-help', 'document'],
);
type LineReviewProps = {
  line: CaseLine;
  name: string;
  /** Of the case: those of other regions see what was found, and find nothing. */
  owningRegion: CaseView['owningRegion'];
  onReview: (finding: Finding) => Promise<void>;
};

/** What the agent found of a line: one tap, or, where something is wrong, what and why in the same place. */
export function LineReviewForm({ line, name, owningRegion, onReview }: LineReviewProps) {
  const { t } = useTranslation('deskCase');
  const task = useTask();
  const isLocked = !useIsOwnRegion({ owningRegion });
  const [draft, setDraft] = useState<Finding | null>(null);
  const { review } = line;
  const shown = draft?.status ?? review?.status;
  const newest = line.versions.at(-1) ?? null;
  const materialId = newest?.materialId ?? null;
  const isOld = review !== null && standingStatus(review, materialId) === null;

  async function choose(status: LineStatus): Promise<void> {
    if (status === 'notCompliant') {
      const known = review?.status === status ? review : null;
      // What was marked on an earlier paper says nothing of this one.
      const marks = known !== null && !isOld ? known.marks : [];
      setDraft({ status, fault: known?.fault ?? null, note: known?.note ?? '', materialId, marks });
      return;
    }
    setDraft(null);
    await task.run(() => onReview({ status, fault: null, note: '', materialId, marks: [] }));
  }

  return (
    <div className={styles.review}>
      <Radio.Group
        size="small"
        optionType="button"
        buttonStyle="solid"
        disabled={isLocked || task.isRunning}
        value={shown ?? null}
        aria-label={t('review.of', { name })}
        options={lineStatuses.map((status) => ({ value: status, label: t(`review.status.${status}`) }))}
        onChange={({ target }) => void choose(target.value)}
      />
      {draft === null ? (
        <Found
          line={line}
          name={name}
          isOld={isOld}
          onMend={isLocked ? null : () => void choose('notCompliant')}
        />
      ) : (
        <FaultForm
          draft={draft}
          isBusy={task.isRunning}
          name={name}
          canMark={line.versions.some(
            (version) => version.materialId === draft.materialId && hasPages(version.mimeType),
          )}
          onDraft={setDraft}
          onSave={() => void task.run(() => onReview(draft)).then((isSaved) => isSaved && setDraft(null))}
        />
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
    </div>
  );
}

function Found({
  line: { review },
  name,
  isOld,
  onMend,
}: {
  line: CaseLine;
  name: string;
  isOld: boolean;
  /** Null for who may not. */
  onMend: (() => void) | null;
}) {
  const { t } = useTranslation(['deskCase', 'case']);
  const locale = useLocale();
  if (review === null) return null;
  const by = t('review.by', {
    name: review.reviewedBy?.displayName ?? t('someone'),
    time: formatTimeOfDay(review.reviewedAt, locale),
  });
  const fault = review.fault === null ? null : t(`case:fault.${review.fault}`);
  return (
    <p className={styles.found}>
      {fault === null ? null : (
        <>
          <strong>{[fault, review.note].filter(Boolean).join('：')}</strong>{' '}
          {onMend === null ? null : (
            <Button type="link" size="small" onClick={onMend}>
              {t('review.change')}
            </Button>
          )}
        </>
      )}
      {review.materialId === null ? null : (
        <MarksSlot paper={{ materialId: review.materialId, marks: review.marks }} name={name} look="word" />
      )}
      <small>{by}</small>
      {isOld ? <small className={styles.old}>{t('review.old')}</small> : null}
    </p>
  );
}

type FaultFormProps = {
  draft: Finding;
  name: string;
  /** The paper has pages to mark. */
  canMark: boolean;
  isBusy: boolean;
  onDraft: (draft: Finding | null) => void;
  onSave: () => void;
};

function FaultForm({ draft, name, canMark, isBusy, onDraft, onSave }: FaultFormProps) {
  const { t } = useTranslation(['deskCase', 'case']);
  const needsNote = draft.fault === 'other' && draft.note.trim() === '';
  return (
    <form
      className={styles.fault}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.fault !== null && !needsNote) onSave();
      }}
    >
      <Select<LineFault>
        size="small"
        autoFocus
        value={draft.fault}
        placeholder={t('review.faultAsk')}
        aria-label={t('review.faultAsk')}
        options={lineFaults.map((fault) => ({ value: fault, label: t(`case:fault.${fault}`) }))}
        onChange={(fault) => onDraft({ ...draft, fault })}
      />
      <Input
        size="small"
        value={draft.note}
        maxLength={200}
        placeholder={t('review.notePlaceholder')}
        aria-label={t('review.note')}
        onChange={({ target }) => onDraft({ ...draft, note: target.value })}
      />
      {canMark && draft.materialId !== null ? (
        <span className={styles.mark}>
          <Suspense fallback={null}>
            <MarkFinding
              materialId={draft.materialId}
              name={name}
              marks={draft.marks}
              onMarks={(marks) => onDraft({ ...draft, marks })}
            />
          </Suspense>
        </span>
      ) : null}
      <span className={styles.faultEnd}>
        <Button size="small" onClick={() => onDraft(null)}>
          {t('cancel')}
        </Button>
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={isBusy}
          disabled={draft.fault === null || needsNote}
        >
          {t('review.save')}
        </Button>
      </span>
    </form>
  );
}
