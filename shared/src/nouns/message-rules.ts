// Without zod, as agent-choices.ts.

export const messageMaxLength = 2_000;
