import { type RequestName, requests } from '@cloudseat/shared/contract/requests.ts';
import { type RouteName, routes } from '@cloudseat/shared/contract/routes.ts';
import type { z } from 'zod';

/** What may stand in a request, by the name of its field, wherever that is: in the path, the query or the body. */
export type Known = Record<string, unknown>;
export type FilledRoute = { name: RouteName; method: string; path: string; body?: Record<string, unknown> };
export type FilledRequest = { name: RequestName; input: Record<string, unknown> };

const shapeOf = (schema: z.ZodType | undefined): Record<string, z.ZodType> =>
  schema !== undefined && 'shape' in schema ? (schema.shape as Record<string, z.ZodType>) : {};

/** The fields of a schema that are known and fit it; null where they do not make it whole. */
function fill(schema: z.ZodType | undefined, known: Known): Record<string, unknown> | null {
  if (schema === undefined) return {};
  const fitting = Object.entries(shapeOf(schema)).filter(
    ([field, of]) => known[field] !== undefined && of.safeParse(known[field]).success,
  );
  const filled = Object.fromEntries(fitting.map(([field]) => [field, known[field]]));
  return schema.safeParse(filled).success ? filled : null;
}

/** A route of the contract, filled in; a body that cannot be made whole is sent as junk. Null: its path or query cannot be filled. */
export function fillRoute(name: RouteName, known: Known): FilledRoute | null {
  const { method, path, ...route } = routes[name];
  const missing = [...path.matchAll(/:(\w+)/g)].filter(([, field = '']) => known[field] === undefined);
  const query = fill('query' in route ? route.query : undefined, known);
  if (missing.length > 0 || query === null) return null;
  const filled = path.replace(/:(\w+)/g, (_, field: string) => encodeURIComponent(String(known[field])));
  const asked = new URLSearchParams(Object.entries(query).map(([field, value]) => [field, String(value)]));
  return {
    ...{ name, method, path: asked.size === 0 ? filled : `${filled}?${asked}` },
    ...('body' in route ? { body: fill(route.body, known) ?? { junk: true } } : {}),
  };
}

/** A request of a page; null where it cannot be filled. */
export function fillRequest(name: RequestName, known: Known): FilledRequest | null {
  const input = fill(requests[name].input, known);
  return input && { name, input };
}

/** Whether a request of a page has one of these fields. */
export const hasField = (name: RequestName, ...fields: string[]): boolean =>
  fields.some((field) => field in shapeOf(requests[name].input));
