/** 0 = everyone; each step counts in the line as ten minutes of waiting more. The first time stays as it was. */
export const callPriorities = [0, 1, 2] as const;
export type CallPriority = (typeof callPriorities)[number];
/** Of the reason somebody gives for a change, in characters. */
export const priorityNoteMinLength = 2;
export const priorityNoteMaxLength = 200;
