/** How the agent's call by telephone went; they may try again after each. Without zod: pages in a call need it at once. */
export const telephoneResults = ['connected', 'noAnswer', 'wrongNumber'] as const;
export type TelephoneResult = (typeof telephoneResults)[number];
