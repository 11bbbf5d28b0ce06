import type { LeftOut } from '@cloudseat/shared/dossier/dossier-format.ts';
import type { AgentId, CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import type { StaffRole } from '@cloudseat/shared/nouns/role.ts';
import type { CaseReader } from '../cases/case-read.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Identity } from '../identity/identity.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/logger.ts';
import { type DossierSources, listDossierFiles } from './dossier-files.ts';
import { type PackedFile, packDossier } from './dossier-pack.ts';
import { readmeOf } from './dossier-readme.ts';
import { type Job, JobFailure, type JobKind } from './job-runner.ts';
import type { Seals } from './seals.ts';

/** Whoever asked for a package. */
export type Asker = { role: StaffRole; agentId: AgentId };
type Dependencies = {
  sources: DossierSources;
  seals: Pick<Seals, 'key' | 'listOfCase' | 'coverEvidence'>;
  reader: Pick<CaseReader, 'readChain'>;
  identity: Pick<Identity, 'getStaff'>;
  catalogue: Pick<Catalogue, 'findMatter' | 'findDepartmentName'>;
  /** Throws where that person may not have the case's dossier, or not any more. */
  assertMay(caseId: CaseId, by: Asker): Promise<unknown>;
  mayKnow(recordingId: RecordingId, by: Asker): Promise<boolean>;
  clock: Clock;
  logger: Logger;
};

/** The whole evidence of a case as one package, signed by the installation: what a job of kind `dossier` makes. */
export function createDossierKind(deps: Dependencies): JobKind {
  const { sources, seals, reader, identity, catalogue, clock, logger } = deps;

  /** What of the recordings goes in, and what does not and why. */
  async function chooseRecordings(caseId: CaseId, by: Asker) {
    const leftOut: LeftOut[] = [];
    const chosen = [];
    for (const { row, seal } of await seals.listOfCase(caseId)) {
      const leaveOut = (why: LeftOut['why']) =>
        void leftOut.push({ what: 'recording', id: row.recordingId, why });
      const isDeleted = row.deletedAt !== null;
      if (!(await deps.mayKnow(row.recordingId as RecordingId, by))) leaveOut('restricted');
      else if (seal === null) leaveOut('notSealed');
      else {
        chosen.push({ ...seal, row, isDeleted });
        if (isDeleted) leaveOut('deleted');
      }
    }
    return { chosen, leftOut };
  }

  async function find({ caseId, askedBy }: Pick<Job, 'caseId' | 'askedBy'>) {
    if (caseId === null || askedBy === null) throw new JobFailure('it belongs to no case');
    const { role, displayName } = await identity.getStaff(askedBy);
    const by = { role, agentId: askedBy };
    await deps.assertMay(caseId, by).catch(() => {
      throw new JobFailure('the case is not theirs who asked');
    });
    await seals.coverEvidence(caseId);
    const recorded = await chooseRecordings(caseId, by);
    const chain = await reader.readChain(caseId);
    if (chain === null) throw new JobFailure('there is no such case');
    return { caseId, by, displayName, ...recorded, ...chain };
  }

  return {
    kind: 'dossier',
    async make(job, { signal, onProgress }) {
      const { caseId, by, displayName, chosen, leftOut, row, entries } = await find(job);
      const madeAt = clock.now();
      const { caseNumber, openedAt } = row;
      const readme = readmeOf({ caseNumber, madeAt, madeFor: displayName, keyId: seals.key.keyId });
      const total = chosen.reduce((sum, one) => sum + (one.isDeleted ? 0 : one.row.byteCount), 1);
      const files = listDossierFiles({ caseId, entries, readme, seals: chosen, leftOut }, sources);
      const onUnreadable = (file: PackedFile, error: unknown) => {
        signal.throwIfAborted();
        logger.error({ err: error, caseId, path: file.path }, 'a file of a dossier could not be read');
        if (file.kind === 'document')
          leftOut.push({ what: 'document', id: file.path.split('/')[1] ?? '', why: 'unreadable' });
      };
      const bytes = packDossier({
        outline: {
          ...{
            madeAt,
            leftOut,
            madeFor: { role: by.role, id: by.agentId, name: displayName, reason: job.reason },
          },
          case: {
            ...{ caseId, caseNumber, openedAt: openedAt.getTime() },
            matterName: catalogue.findMatter(row.matterId)?.name['zh-Hans'] ?? row.matterId,
            departmentName: catalogue.findDepartmentName(row.departmentId)?.['zh-Hans'] ?? row.departmentId,
          },
          journal: { entryCount: row.entryCount, head: row.journalHead },
          recordings: chosen.map(({ row: { recordingId, part, startedAt, endedAt } }) => ({
            ...{ recordingId, part, startedAt: startedAt.getTime() },
            endedAt: (endedAt ?? startedAt).getTime(),
          })),
        },
        files: untilAborted(files, signal),
        key: seals.key,
        onPacked: (byteCount) => onProgress(Math.min(0.99, byteCount / total)),
        onUnreadable,
      });
      return { fileName: `${caseNumber}.zip`, mimeType: 'application/zip', bytes };
    },
  };
}

async function* untilAborted<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  for await (const item of items) {
    signal.throwIfAborted();
    yield item;
  }
}
