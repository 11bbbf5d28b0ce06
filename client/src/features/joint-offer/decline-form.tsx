import type { JointOffer } from '@cloudseat/shared/nouns/joint-review.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLoad } from '../../ui/use-load.ts';
import styles from './decline-form.module.css';

type DeclineFormProps = {
  invitation: JointOffer;
  isBusy: boolean;
  onDecline: (reason: string, substituteId: string | null) => void;
  onClose: () => void;
};

const shortest = 4;

/** Declining says why, and best who of the department comes instead. */
export function DeclineForm({ invitation, isBusy, onDecline, onClose }: DeclineFormProps) {
  const { t } = useTranslation('joint');
  const { reviewId, seatId } = invitation;
  const [reason, setReason] = useState('');
  const [substituteId, setSubstituteId] = useState('');
  const [isTold, setIsTold] = useState(false);
  const { value } = useLoad(`colleagues/${seatId}`, () =>
    api('jointReview:colleagues', { params: { reviewId, seatId } }),
  );
  const isMissing = reason.trim().length < shortest;
  function decline(event: FormEvent): void {
    event.preventDefault();
    setIsTold(true);
    if (!isMissing) onDecline(reason.trim(), substituteId === '' ? null : substituteId);
  }
  return (
    <form className={styles.decline} onSubmit={decline}>
      <TextAreaField
        label={t('decline.reason')}
        hint={t('decline.hint')}
        rows={2}
        maxLength={500}
        autoFocus
        error={isTold && isMissing ? t('ask.reasonMissing', { count: shortest }) : null}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <SelectField
        label={t('decline.substitute')}
        hint={t('decline.substituteHint')}
        value={substituteId}
        onChange={({ target }) => setSubstituteId(target.value)}
      >
        <option value="">{t('decline.anybody')}</option>
        {(value?.agents ?? []).map(({ agentId, displayName, agentNumber }) => (
          <option key={agentId} value={agentId}>
            {displayName} {agentNumber}
          </option>
        ))}
      </SelectField>
      <div className={styles.acts}>
        <Button onClick={onClose}>{t('decline.back')}</Button>
        <Button kind="danger" type="submit" isBusy={isBusy}>
          {t('decline.confirm')}
        </Button>
      </div>
    </form>
  );
}
