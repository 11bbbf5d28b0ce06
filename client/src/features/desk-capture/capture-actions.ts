import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import type { CaptureAgainReason, CapturePart } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { CaptureId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { useTask } from '../../ui/use-task.ts';

/** Either a line of the list or a name of the agent's own. */
export type Asked = { lineId: MaterialLineId; name: null } | { lineId: null; name: string };

/** What the agent of a talk does about photographs. */
export type CaptureActions = {
  ask: (asked: Asked, part: CapturePart) => Promise<unknown>;
  cancel: (captureId: CaptureId) => Promise<unknown>;
  review: (captureId: CaptureId, verdict: 'good' | CaptureAgainReason) => Promise<unknown>;
  refile: (captureId: CaptureId, lineId: MaterialLineId | null) => Promise<unknown>;
};

export type CaptureWork = {
  captures: readonly Capture[];
  /** Null where one only looks on. */
  actions: CaptureActions | null;
  /** Of all of them: one at a time. */
  task: ReturnType<typeof useTask>;
};
