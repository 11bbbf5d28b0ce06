import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { Facts } from '../facts.tsx';
import { useRegionText } from '../region/use-region-text.ts';
import { useFirmText } from '../use-firm-text.ts';
import { useLocale, useLocalText } from '../use-locale.ts';
import styles from './case.module.css';
import type { CaseRights } from './case-rights.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** As the server asks of a reason. */
const reasonMinLength = 4;

type FactsCardProps = {
  view: CaseView;
  rights: CaseRights;
  /** The page's own heading, or one below that of what it stands in. */
  headingLevel: 1 | 3;
  onChanged: () => void;
};

/** What is known of a case, its applicant masked, and what may be done about it as a whole. */
export function FactsCard({ view, rights, headingLevel, onChanged }: FactsCardProps) {
  const { t } = useTranslation(['case-file', 'case']);
  const [question, setQuestion] = useState<'reveal' | 'reopen' | null>(null);
  const [shown, setShown] = useState<ApiOutput<'case:reveal'> | null>(null);
  const { caseId, version, state } = view;
  const close = () => setQuestion(null);
  const Heading = `h${headingLevel}` as const;

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
      <Heading className={styles.title}>{t('case:number', { number: view.caseNumber })}</Heading>
      <CaseFacts view={view} shown={shown} />
      <div className={styles.actions}>
        {rights.maySeeWhose && shown === null ? (
          <Button onClick={() => setQuestion('reveal')}>{t('caseOf.reveal')}</Button>
        ) : null}
        {rights.mayOversee && !isCaseOpen(state) ? (
          <Button onClick={() => setQuestion('reopen')}>{t('caseOf.reopen')}</Button>
        ) : null}
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
  const { t } = useTranslation(['case-file', 'case', 'desk']);
  const text = useLocalText();
  const locale = useLocale();
  const { state, openReason, agent, closedAt } = view;
  const firm = useFirmText(view.firm);
  const regions = useRegionText()(view);
  const point = t(`desk:entry.${view.entryPoint}`);
  const facts: [string, string][] = [
    [t('caseOf.state'), t(`case:state.${state}`)],
    ...(openReason ? [[t('caseOf.why'), t(`case:reason.${openReason}`)] as [string, string]] : []),
    [t('caseOf.matter'), text(view.matterName)],
    [t('caseOf.department'), text(view.departmentName)],
    ...(regions === null ? [] : [[t('caseOf.decides'), regions] as [string, string]]),
    [t('caseOf.applicant'), shown?.name ?? view.applicantName],
    ...(firm === null ? [] : [[t('case:firm.title'), firm] as [string, string]]),
    [t('caseOf.phone'), shown?.phone ?? view.applicantPhone],
    [
      t('caseOf.agent'),
      agent ? t('case:staff', { name: agent.displayName, number: agent.agentNumber }) : t('caseOf.none'),
    ],
    [
      t('caseOf.entry'),
      view.entryLabel === null ? point : t('desk:entry.labelled', { point, label: text(view.entryLabel) }),
    ],
    [t('caseOf.opened'), formatMoment(view.openedAt, locale)],
    closedAt === null
      ? [t('caseOf.since'), formatMoment(view.stateSince, locale)]
      : [t('caseOf.closed'), formatMoment(closedAt, locale)],
  ];
  return <Facts facts={facts} />;
}
