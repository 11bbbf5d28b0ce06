import type { CodeEntryPoint } from '@cloudseat/shared/nouns/entry-code.ts';

export const entryPoints: readonly CodeEntryPoint[] = ['window', 'village', 'kiosk', 'poster', 'wechat'];
export const codeStates = ['all', 'used', 'revoked'] as const;

export type Search = {
  text: string;
  entryPoint: CodeEntryPoint | '';
  state: (typeof codeStates)[number];
};

/** What is looked for stands in the address, so that the way back keeps it; what does not fit is left out. */
export function readSearch(query: URLSearchParams): Search {
  const [point, state] = [query.get('at'), query.get('state')];
  return {
    text: query.get('text') ?? '',
    entryPoint: entryPoints.find((each) => each === point) ?? '',
    state: codeStates.find((each) => each === state) ?? 'all',
  };
}

export function writeSearch({ text, entryPoint, state }: Search): Record<string, string> {
  return { ...(text && { text }), ...(entryPoint && { at: entryPoint }), ...(state !== 'all' && { state }) };
}
