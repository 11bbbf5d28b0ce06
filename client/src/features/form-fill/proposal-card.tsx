import type { FormField, FormProposal, FormValue } from '@cloudseat/shared/nouns/form.ts';
import { isEmpty } from '@cloudseat/shared/nouns/form-check.ts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './form-panel.module.css';
import type { FormStore } from './form-store.ts';
import { useValueText } from './use-value-text.ts';

/** What the agent would write, beside what stands there: one tap takes it or leaves it. */
export function ProposalCard({
  store,
  field,
  proposal,
  current,
}: {
  store: FormStore;
  field: FormField;
  proposal: FormProposal;
  current: FormValue;
}) {
  const { t } = useTranslation('form');
  const valueText = useValueText();
  const task = useTask();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Brought into view, but not away from what somebody types just now.
    const { activeElement } = document;
    const isTyping =
      activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
    if (!isTyping) card.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const answer = (isConfirmed: boolean) =>
    void task.run(() => store.answer(proposal.proposalId, isConfirmed));
  return (
    <div ref={card} className={styles.card}>
      <p>{t('fill.offer', { name: proposal.byName })}</p>
      <p className={styles.offered}>{valueText(field, proposal.value)}</p>
      {isEmpty(current) ? null : (
        <p className={styles.was}>
          {t('fill.was')} <del>{valueText(field, current)}</del>
        </p>
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div className={styles.actions}>
        <Button kind="primary" icon="check" isBusy={task.isRunning} onClick={() => answer(true)}>
          {t('fill.use')}
        </Button>
        <Button aria-disabled={task.isRunning} onClick={() => answer(false)}>
          {t('fill.refuse')}
        </Button>
      </div>
    </div>
  );
}
