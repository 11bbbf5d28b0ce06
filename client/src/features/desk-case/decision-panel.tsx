import type { Decision, DecisionOutcome } from '@cloudseat/shared/nouns/case-decision.ts';
import { obstacleTo, outcomesOfState, standingStatus } from '@cloudseat/shared/nouns/case-rules.ts';
import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LegalClocks } from '../../ui/legal-clocks.tsx';
import { RegionLock } from '../../ui/region/region-lock.tsx';
import { useIsOwnRegion } from '../../ui/region/staff-region.ts';
import { useTask } from '../../ui/use-task.ts';
import { VoucherList } from '../../ui/voucher-list.tsx';
import type { CaseFile } from './case-file.ts';
import { DecisionForm } from './decision-form.tsx';
import { EndCase } from './end-case.tsx';
import styles from './file.module.css';

type DecisionPanelProps = { file: CaseFile; view: CaseView; isReadOnly: boolean };

/** The legal clocks, what may be concluded now, and the papers that were issued. */
export function DecisionPanel({ file, view, isReadOnly }: DecisionPanelProps) {
  const { t } = useTranslation(['deskCase', 'case-papers']);
  const [chosen, setChosen] = useState<DecisionOutcome | null>(null);
  const task = useTask();
  const outcomes = outcomesOf(view);
  const isOwn = useIsOwnRegion(view);
  const decide = (decision: Decision) =>
    void task
      .run(() =>
        file.change(({ caseId, version }) =>
          api('case:decide', { params: { caseId }, body: { version, decision } }),
        ),
      )
      .then((isDone) => isDone && setChosen(null));
  return (
    <section>
      <LegalClocks
        clocks={view.clocks}
        isDeemedAccepted={view.isDeemedAccepted}
        pauseReason={view.pauseReason}
      />
      {isReadOnly || outcomes.length === 0 ? null : (
        <>
          <h2>{t('decide.title')}</h2>
          <div className={styles.outcomes}>
            {outcomes.map(({ outcome, obstacle }) => (
              <Tooltip
                key={outcome}
                title={!isOwn || obstacle === null ? '' : t(`decide.obstacle.${obstacle}`)}
              >
                <Button
                  size="small"
                  type={chosen === outcome ? 'primary' : 'default'}
                  disabled={!isOwn || obstacle !== null || task.isRunning}
                  aria-expanded={chosen === outcome}
                  onClick={() => {
                    task.clear();
                    setChosen(chosen === outcome ? null : outcome);
                  }}
                >
                  {t(`decide.of.${outcome}`)}
                </Button>
              </Tooltip>
            ))}
            <EndCase file={file} view={view} isLocked={!isOwn} />
          </div>
          {isOwn ? <Hints view={view} /> : <RegionLock owningRegion={view.owningRegion} />}
        </>
      )}
      {chosen === null ? null : (
        <DecisionForm
          key={chosen}
          outcome={chosen}
          view={view}
          isBusy={task.isRunning}
          onDecide={decide}
          onClose={() => setChosen(null)}
        />
      )}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {view.vouchers.length === 0 ? null : (
        <>
          <h2>{t('case-papers:voucher.title')}</h2>
          <VoucherList vouchers={view.vouchers} />
        </>
      )}
    </section>
  );
}

/** What stands in the way, in words: a button that cannot be pressed says too little. */
function Hints({ view }: { view: CaseView }) {
  const { t } = useTranslation('deskCase');
  const obstacles = new Set(outcomesOf(view).map(({ obstacle }) => obstacle));
  const told = (['unseen', 'gaps', 'repeated'] as const).filter((each) => obstacles.has(each));
  return told.map((obstacle) => (
    <p key={obstacle} className={styles.hint}>
      {t(`decide.obstacle.${obstacle}`)}
    </p>
  ));
}

/** What may be concluded of the case as it is, each with what stands in its way; the server decides by the same rules. */
function outcomesOf({ state, lines, otherMaterials, clocks, noticeCount, allowedReason }: CaseView) {
  const facts = {
    ...{ noticeCount, allowedReason },
    lines: lines.map(({ isRequired, review, versions }) => ({
      isRequired,
      status: standingStatus(review, versions.at(-1)?.materialId),
    })),
    paperCount: otherMaterials.length + lines.reduce((sum, { versions }) => sum + versions.length, 0),
    isReceived: clocks.some(({ kind }) => kind === 'tellGaps'),
  };
  return (outcomesOfState[state] ?? []).map((outcome) => ({ outcome, obstacle: obstacleTo(outcome, facts) }));
}
