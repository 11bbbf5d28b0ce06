// Without zod, as agent-choices.ts.

/** Which part of a paper is to be photographed. */
export const captureParts = ['whole', 'front', 'back', 'seal', 'signature'] as const;
export type CapturePart = (typeof captureParts)[number];

/** Why the applicant does not photograph it. cannot: they have no such paper, or cannot. noCamera: none opens. */
export const captureDeclineReasons = ['cannot', 'notNow', 'noCamera'] as const;
export type CaptureDeclineReason = (typeof captureDeclineReasons)[number];

/** Why a photograph has to be taken once more. */
export const captureAgainReasons = ['blurred', 'glare', 'cutOff', 'wrongPaper', 'other'] as const;
export type CaptureAgainReason = (typeof captureAgainReasons)[number];

/** Longest free name of a paper that is in no list, in characters. */
export const captureNameMaxLength = 40;
/** How many may be asked for at once; a person reads no longer list in a talk. */
export const captureOpenMax = 5;

/** Whether a photograph is still waited for. */
export const isCaptureOpen = ({ state }: { state: string }): boolean =>
  state === 'asked' || state === 'opened';
