import type { ApiInput } from '../../lib/http.ts';

export const states = ['used', 'revoked', 'all'] as const;
export type Search = { text: string; target: string; state: (typeof states)[number] };
type ListQuery = ApiInput<'cannedReply:list'>['query'];

/** What is looked for stands in the address, so that the way back keeps it; what does not fit is left out. */
export function readSearch(query: URLSearchParams): Search {
  return {
    text: query.get('text') ?? '',
    target: query.get('of') ?? '',
    state: states.find((each) => each === query.get('state')) ?? 'used',
  };
}

export function writeSearch({ text, target, state }: Search): Record<string, string> {
  return { ...(text && { text }), ...(target && { of: target }), ...(state !== 'used' && { state }) };
}

export function searchQuery({ text, target, state }: Search): ListQuery {
  const [kind, id] = target.split(':');
  return {
    ...{ text, state },
    departmentId: kind === 'department' ? (id as ListQuery['departmentId']) : undefined,
    matterId: kind === 'matter' ? (id as ListQuery['matterId']) : undefined,
  };
}
