import type { CallId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import type { CaseEntry, CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import { type ReactNode, Suspense } from 'react';
import { api } from '../../lib/http.ts';
import { Card } from '../card.tsx';
import { lazyWithWords } from '../lazy-with-words.ts';
import { CaseNote } from '../region/case-note.tsx';
import { RegionBanner } from '../region/region-banner.tsx';
import { useIsOwnRegion } from '../region/staff-region.ts';
import { useLoad } from '../use-load.ts';
import { CallsCard } from './calls-card.tsx';
import type { CaseRights } from './case-rights.ts';
import { ChecklistCard } from './checklist-card.tsx';
import { FactsCard } from './facts-card.tsx';
import { MandatesCard } from './mandates-card.tsx';
import { PapersCard } from './papers-card.tsx';
import { TasksCard } from './tasks-card.tsx';
import { TimelineCard } from './timeline-card.tsx';

const DossierCard = lazyWithWords(
  async () => (await import('../recording/dossier-card.tsx')).DossierCard,
  ['recording'],
);
const RecordingsCard = lazyWithWords(
  async () => (await import('../recording/recordings-card.tsx')).RecordingsCard,
  ['recording'],
);

type Loaded = { view: CaseView; entries: CaseEntry[]; mandates: Mandate[] };
type CaseFileProps = Loaded & {
  rights: CaseRights;
  /** Where the story of a call is; null: nowhere for whoever looks. */
  storyOf: ((callId: CallId) => string) | null;
  /** 3: in a panel beside something else that goes on, and must go on. */
  headingLevel?: 1 | 3;
  /** What can be done here, with checklist, papers and tasks, which are not shown a second time. */
  work?: ReactNode;
  /** Its joint reviews. */
  joint?: ReactNode;
  onChanged: () => void;
};

export const useCaseFile = (caseId: CaseId) => useLoad(caseId, () => loadCase(caseId), { keepsShown: true });

/** One case as a whole: how it stands, what is still to be done, and all that happened. Words: case-file, case, case-papers, mandate, region. */
export function CaseFile({
  view,
  entries,
  mandates,
  rights,
  storyOf,
  headingLevel = 1,
  work = null,
  joint = null,
  onChanged,
}: CaseFileProps) {
  const isOwn = useIsOwnRegion(view);
  // What another region decides can be helped with, and no more.
  const deciding = isOwn ? rights : { ...rights, mayAct: false, mayOversee: false };
  return (
    <>
      <RegionBanner owningRegion={view.owningRegion} />
      <FactsCard view={view} rights={deciding} headingLevel={headingLevel} onChanged={onChanged} />
      {work}
      {work === null ? <TasksCard view={view} canChange={rights.mayAct} onChanged={onChanged} /> : null}
      {isOwn || !rights.mayAct ? null : (
        <Card>
          <CaseNote caseId={view.caseId} onNoted={onChanged} />
        </Card>
      )}
      {work === null ? (
        <>
          <PapersCard view={view} rights={deciding} onChanged={onChanged} />
          <ChecklistCard view={view} />
        </>
      ) : null}
      {joint}
      <MandatesCard mandates={mandates} />
      <CallsCard calls={view.calls} storyOf={storyOf} />
      <Suspense fallback={null}>
        <RecordingsCard
          caseId={view.caseId}
          wayTo={(id) =>
            headingLevel === 1 ? `/recordings/${id}` : { newWindow: `/supervision/recordings/${id}` }
          }
        />
        {deciding.mayAct ? <DossierCard caseId={view.caseId} /> : null}
      </Suspense>
      <TimelineCard view={view} entries={entries} canVerify={rights.mayOversee} storyOf={storyOf} />
    </>
  );
}

async function loadCase(caseId: CaseId): Promise<Loaded> {
  const params = { caseId };
  const [view, { entries }, { mandates }] = await Promise.all([
    api('case:get', { params }),
    api('case:timeline', { params }),
    api('mandate:listOfCase', { params, query: {} }),
  ]);
  return { view, entries, mandates };
}
