import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import type { CaseEntry, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutput, api } from '../../lib/http.ts';
import { Banner } from '../banner.tsx';
import { Button } from '../button.tsx';
import { Card } from '../card.tsx';
import { CaseTimeline } from '../case-timeline.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { useLocalText } from '../use-locale.ts';
import { useTask } from '../use-task.ts';
import styles from './case.module.css';
import { namesIn } from './names.ts';

type Proof = ApiOutput<'case:verify'>;

type TimelineCardProps = {
  view: CaseView;
  entries: readonly CaseEntry[];
  canVerify: boolean;
  storyOf: ((callId: CallId) => string) | null;
};

/** Everything that happened, and whether it still stands as it was written. */
export function TimelineCard({ view, entries, canVerify, storyOf }: TimelineCardProps) {
  const { t } = useTranslation('case-file');
  const text = useLocalText();
  const [proof, setProof] = useState<Proof | null>(null);
  const task = useTask();
  const { caseId, calls } = view;
  const verify = () =>
    task.run(async () => {
      setProof(null);
      setProof(await api('case:verify', { params: { caseId } }));
    });
  return (
    <Card
      title={t('caseOf.timeline')}
      aside={
        canVerify ? (
          <Button isBusy={task.isRunning} onClick={() => void verify()}>
            {t(task.isRunning ? 'caseOf.verifying' : 'caseOf.verify')}
          </Button>
        ) : null
      }
    >
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {proof ? <Verdict proof={proof} /> : null}
      <CaseTimeline
        entries={entries}
        names={namesIn(view, text)}
        storyOf={(callId) => {
          const ticket = calls.find((call) => call.callId === callId)?.ticketNumber;
          return ticket && storyOf ? { href: storyOf(callId), ticket } : null;
        }}
        brokenAt={proof?.fault?.sequence ?? null}
      />
    </Card>
  );
}

function Verdict({ proof: { entryCount, head, fault } }: { proof: Proof }) {
  const { t } = useTranslation('case-file');
  if (fault === null) {
    return (
      <Banner tone="good" title={t('caseOf.intact', { count: entryCount })}>
        <p className={styles.head}>{t('caseOf.head', { head })}</p>
      </Banner>
    );
  }
  return (
    <Banner tone="bad" title={t('caseOf.broken', { sequence: fault.sequence })}>
      <p>{t(`caseOf.fault.${fault.kind}`)}</p>
      <p>{t('caseOf.brokenNext')}</p>
    </Banner>
  );
}
