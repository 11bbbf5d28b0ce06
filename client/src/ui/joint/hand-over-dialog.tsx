import type { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import type { JointReviewView } from '@cloudseat/shared/nouns/joint-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ReasonDialog } from '../case/reason-dialog.tsx';
import { SelectField } from '../select-field.tsx';
import { useLoad } from '../use-load.ts';

type HandOverDialogProps = {
  view: JointReviewView;
  /** The lead asks a colleague; the supervisor names one. */
  by: 'lead' | 'supervisor';
  onView: (view: JointReviewView) => void;
  onClose: () => void;
};

/** Who of the lead department leads the review from now on, and why. */
export function HandOverDialog({ view, by, onView, onClose }: HandOverDialogProps) {
  const { t } = useTranslation('joint');
  const [chosen, setChosen] = useState('');
  const { reviewId, seats } = view;
  const seatId = seats.find(({ isLead }) => isLead)?.seatId ?? null;
  const { value } = useLoad(`colleagues/${seatId}`, async () =>
    seatId === null ? { agents: [] } : api('jointReview:colleagues', { params: { reviewId, seatId } }),
  );
  /** Those who are there come first. */
  const agents = value?.agents ?? [];
  const toId = chosen === '' ? (agents[0]?.agentId ?? '') : chosen;
  return (
    <ReasonDialog
      title={t(`handOver.title.${by}`)}
      label={t('handOver.reason')}
      hint={t('handOver.reasonHint')}
      confirm={t(`handOver.confirm.${by}`)}
      minLength={4}
      onConfirm={async (reason) => {
        if (toId === '') return;
        const body = { toId: toId as AgentId, reason };
        onView(await api('jointReview:handOver', { params: { reviewId }, body }));
        onClose();
      }}
      onClose={onClose}
    >
      <p>{t(`handOver.text.${by}`)}</p>
      {value !== null && agents.length === 0 ? (
        <p role="status">{t('handOver.nobody')}</p>
      ) : (
        <SelectField label={t('handOver.to')} value={toId} onChange={({ target }) => setChosen(target.value)}>
          {agents.map(({ agentId, displayName, agentNumber }) => (
            <option key={agentId} value={agentId}>
              {displayName} {agentNumber}
            </option>
          ))}
        </SelectField>
      )}
    </ReasonDialog>
  );
}
