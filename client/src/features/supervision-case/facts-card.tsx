import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useFirmText } from '../../ui/use-firm-text.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './case.module.css';
import { ReasonDialog } from './reason-dialog.tsx';

/** As the server asks of a reason. */
const reasonMinLength = 4;

type FactsCardProps = { view: CaseView; canReveal: boolean; onChanged: () => void };

/** What is known of a case, its applicant masked, and what may be done about it as a whole. */
export function FactsCard({ view, canReveal, onChanged }: FactsCardProps) {
  const { t } = useTranslation(['supervision', 'case']);
  const [question, setQuestion] = useState<'reveal' | 'reopen' | null>(null);
  const [shown, setShown] = useState<ApiOutput<'case:reveal'> | null>(null);
  const { caseId, version, state } = view;
  const close = () => setQuestion(null);

  async function reveal(reason: string): Promise<void> {
    setShown(await api('case:reveal', { params: { caseId }, body: { reason } }));
    close();
    onChanged();
  }
  async function reopen(reason: string): Promise<void> {
    await api('case:reopen', { params: { caseId }, body: { version, reason } });
    close();
    onChanged();
  }
  return (
    <Card>
      <h1 className={styles.title}>{t('case:number', { number: view.caseNumber })}</h1>
      <CaseFacts view={view} shown={shown} />
      <div className={styles.actions}>
        {canReveal && shown === null ? (
          <Button onClick={() => setQuestion('reveal')}>{t('caseOf.reveal')}</Button>
        ) : null}
        {isCaseOpen(state) ? null : (
          <Button onClick={() => setQuestion('reopen')}>{t('caseOf.reopen')}</Button>
        )}
      </div>
      {question === null ? null : (
        <ReasonDialog
          key={question}
          title={t(`caseOf.${question}Title`)}
          label={t('caseOf.reason')}
          hint={t(`caseOf.${question}Hint`)}
          confirm={t(`caseOf.${question}Confirm`)}
          minLength={reasonMinLength}
          onConfirm={question === 'reveal' ? reveal : reopen}
          onClose={(error) => {
            close();
            // Decided on what is no longer so: the page shows how it is.
            if (error) onChanged();
          }}
        />
      )}
    </Card>
  );
}

function CaseFacts({ view, shown }: { view: CaseView; shown: ApiOutput<'case:reveal'> | null }) {
  const { t } = useTranslation(['supervision', 'case', 'desk']);
  const text = useLocalText();
  const locale = useLocale();
  const { state, openReason, agent, closedAt } = view;
  const firm = useFirmText(view.firm);
  const facts: [string, string][] = [
    [t('caseOf.state'), t(`case:state.${state}`)],
    ...(openReason ? [[t('caseOf.why'), t(`case:reason.${openReason}`)] as [string, string]] : []),
    [t('caseOf.matter'), text(view.matterName)],
    [t('caseOf.department'), text(view.departmentName)],
    [t('caseOf.applicant'), shown?.name ?? view.applicantName],
    ...(firm === null ? [] : [[t('case:firm.title'), firm] as [string, string]]),
    [t('caseOf.phone'), shown?.phone ?? view.applicantPhone],
    [
      t('caseOf.agent'),
      agent ? t('case:staff', { name: agent.displayName, number: agent.agentNumber }) : t('none'),
    ],
    [t('caseOf.entry'), t(`desk:entry.${view.entryPoint}`)],
    [t('caseOf.opened'), formatMoment(view.openedAt, locale)],
    closedAt === null
      ? [t('caseOf.since'), formatMoment(view.stateSince, locale)]
      : [t('caseOf.closed'), formatMoment(closedAt, locale)],
  ];
  return <Facts facts={facts} />;
}
