import type { DeskLeg, LegTarget, TransferWay } from '@cloudseat/shared/nouns/leg.ts';
import type { useTask } from '../../ui/use-task.ts';
import type { DeskSession } from './desk-session.ts';

type Run = ReturnType<typeof useTask>['run'];
type Options = {
  session: DeskSession;
  /** To ask somebody, and to end or hand over what was asked. */
  asking: Run;
  ending: Run;
  closeDialog: () => void;
};

/** What the agent does about transfers and consults. */
export function createLegActions({ session, asking, ending, closeDialog }: Options) {
  const ask = (work: () => Promise<unknown>) =>
    void asking(work).then((hasWorked) => {
      if (hasWorked) closeDialog();
    });
  return {
    transfer: (way: TransferWay, target: LegTarget) => ask(() => session.leg.transfer(way, target)),
    consult: (target: LegTarget) => ask(() => session.leg.consult(target)),
    end: (kind: DeskLeg['kind']) => void ending(() => session.leg.endLeg(kind)),
    handOver: () => void ending(session.leg.handOver),
    leaveTalk: () => void ending(session.leg.leaveTalk),
  };
}
