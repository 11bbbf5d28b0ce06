import type { Decision, DecisionOutcome } from '@cloudseat/shared/nouns/case-decision.ts';
import { isGap, paperOf, standingStatus } from '@cloudseat/shared/nouns/case-rules.ts';
import type { CaseLine, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { Button, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './file.module.css';

type DecisionFormProps = {
  outcome: DecisionOutcome;
  view: CaseView;
  isBusy: boolean;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
};
type Draft = { text: string; days: number; reason: 'notRequired' | 'notOurs'; askInstead: string };

/** As the server asks of words that go on a paper. */
const textMinLength = 4;
const conditionalDays = 10;

/** What goes on the paper, once more before it is issued: it cannot be taken back. */
export function DecisionForm({ outcome, view, isBusy, onDecide, onClose }: DecisionFormProps) {
  const { t } = useTranslation(['deskCase', 'case-papers']);
  const [draft, setDraft] = useState<Draft>({
    ...{ text: '', days: conditionalDays, reason: 'notRequired', askInstead: '' },
  });
  const decision = toDecision(outcome, draft);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  return (
    <form
      className={styles.decision}
      onSubmit={(event) => {
        event.preventDefault();
        if (decision !== null) onDecide(decision);
      }}
    >
      <p>{t(`decide.says.${outcome}`)}</p>
      {outcome === 'notice' || outcome === 'acceptConditionally' ? <Gaps view={view} /> : null}
      {outcome === 'notice' && view.allowedReason !== null ? (
        <p className={styles.hint}>{t('decide.allowed', { reason: view.allowedReason })}</p>
      ) : null}
      {outcome === 'refuse' ? <Reason draft={draft} onChange={change} /> : null}
      {hasText(outcome) ? (
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1_000}
          value={draft.text}
          aria-label={t(`decide.text.${outcome}`)}
          placeholder={t(`decide.text.${outcome}`)}
          onChange={({ target }) => change({ text: target.value })}
        />
      ) : null}
      {outcome === 'acceptConditionally' ? (
        <p className={styles.days}>
          <span>{t('decide.days')}</span>
          <InputNumber
            aria-label={t('decide.days')}
            size="small"
            min={1}
            max={60}
            precision={0}
            value={draft.days}
            onChange={(days) => change({ days: days ?? conditionalDays })}
          />
        </p>
      ) : null}
      <span className={styles.decisionEnd}>
        <Button size="small" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={isBusy} disabled={decision === null}>
          {t('decide.issue', { paper: t(`case-papers:voucher.kind.${paperOf[outcome]}`) })}
        </Button>
      </span>
    </form>
  );
}

type TextOutcome = 'acceptConditionally' | 'refuse' | 'grant' | 'deny';
const hasText = (outcome: DecisionOutcome): outcome is TextOutcome =>
  outcome === 'acceptConditionally' || outcome === 'refuse' || outcome === 'grant' || outcome === 'deny';

/** Null while something is missing. */
function toDecision(outcome: DecisionOutcome, draft: Draft): Decision | null {
  const { days, reason } = draft;
  const text = draft.text.trim();
  const askInstead = draft.askInstead.trim();
  if (!hasText(outcome)) return { outcome };
  if (text.length < textMinLength) return null;
  if (outcome === 'acceptConditionally') return { outcome, commitment: text, days };
  if (outcome !== 'refuse') return { outcome, text };
  if (reason === 'notOurs' && askInstead.length < 2) return null;
  return { outcome, reason, explanation: text, askInstead };
}

const isGapLine = ({ review, versions }: CaseLine) =>
  isGap({ status: standingStatus(review, versions.at(-1)?.materialId) });

/** All gaps, as the paper will name them: it is the one notice. */
function Gaps({ view }: { view: CaseView }) {
  const { t } = useTranslation('case');
  const text = useLocalText();
  return (
    <ol className={styles.gaps}>
      {view.lines.filter(isGapLine).map(({ lineId, name, review }) => (
        <li key={lineId}>
          <strong>{text(name)}</strong>{' '}
          {[review?.fault ? t(`fault.${review.fault}`) : t('line.missing'), review?.note]
            .filter(Boolean)
            .join('：')}
        </li>
      ))}
    </ol>
  );
}

function Reason({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation('deskCase');
  return (
    <>
      <Radio.Group
        value={draft.reason}
        aria-label={t('decide.reason')}
        options={(['notRequired', 'notOurs'] as const).map((reason) => ({
          value: reason,
          label: t(`decide.reasonOf.${reason}`),
        }))}
        onChange={({ target }) => onChange({ reason: target.value })}
      />
      {draft.reason === 'notOurs' ? (
        <Input
          size="small"
          value={draft.askInstead}
          maxLength={200}
          aria-label={t('decide.askInstead')}
          placeholder={t('decide.askInstead')}
          onChange={({ target }) => onChange({ askInstead: target.value })}
        />
      ) : null}
    </>
  );
}
