// Without zod, as agent-choices.ts.

export const replyTitleMaxLength = 30;
export const replyTextMaxLength = 600;
/** What stands in a canned reply in braces and is filled in at the desk. */
export const replyPlaceholders = ['applicantSurname', 'matter', 'agentName', 'documentName'] as const;
export type ReplyPlaceholder = (typeof replyPlaceholders)[number];

/** Every {name} of a text that no desk could fill in. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !replyPlaceholders.some((known) => known === name));
