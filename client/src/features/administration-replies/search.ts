import type { DepartmentId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { ApiInput } from '../../lib/http.ts';
import { idOf } from '../../lib/wish-parts.ts';

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
  return {
    ...{ text, state },
    departmentId: idOf<DepartmentId>(target, 'department') ?? undefined,
    matterId: idOf<MatterId>(target, 'matter') ?? undefined,
  };
}
