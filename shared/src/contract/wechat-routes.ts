import { z } from 'zod';
import { everyRole } from '../nouns/role.ts';
import type { RouteDefinition } from './define.ts';

const base = 'http://own.invalid';

/** As browsers read it: without the tabs and backslashes that would make another site of it. Null for anything not ours. */
function readOwnPath(path: string): string | null {
  const url = path.startsWith('/') ? URL.parse(path, base) : null;
  if (url === null || url.origin !== base || /^\/(api(\/|$)|\/)/i.test(url.pathname)) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** An address on our own pages, from its first slash; never one of another site, and none below /api. */
export const OwnPath = z
  .string()
  .max(1_000)
  .refine((path) => readOwnPath(path) !== null, 'must be a path of our own pages')
  .transform((path) => readOwnPath(path) ?? '/');

/** WeChat's browsers are sent through these: two of them answer with a redirect. */
export const wechatRoutes = {
  'wechat:get': {
    method: 'GET',
    path: '/wechat',
    output: z.object({
      isOn: z.boolean(),
      /** This browser came back from WeChat with an open id. */
      isRecognised: z.boolean(),
      /** Whoever is signed in has a WeChat here: it signs them in, and gets their messages. */
      isLinked: z.boolean(),
      /** Where the person allowed it; empty when they have none. */
      nickname: z.string().nullable(),
      /** Address of WeChat's script for pages. */
      jssdkUrl: z.string().nullable(),
    }),
    errors: [],
    roles: everyRole,
    summary: 'Whether WeChat is set up, and whether it recognised this browser.',
  },
  'wechat:enter': {
    method: 'GET',
    path: '/wechat/enter',
    query: z.object({ to: OwnPath, scope: z.enum(['base', 'userinfo']).default('base') }),
    output: z.object({}),
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary:
      '302 to WeChat’s authorization: base without a question, userinfo after a yes. Comes back to `to`.',
  },
  'wechat:callback': {
    method: 'GET',
    path: '/wechat/callback',
    query: z.object({
      code: z.string().max(512).default('').catch(''),
      state: z.string().max(128).default('').catch(''),
    }),
    output: z.object({}),
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary:
      '302 to the page it began at. With ?wechat=refused, preview, expired or failed when nobody was recognised.',
  },
  'wechat:signPage': {
    method: 'GET',
    path: '/wechat/page-config',
    query: z.object({ url: z.url({ protocol: /^https?$/ }).max(2_000) }),
    output: z.object({
      appId: z.string(),
      timestamp: z.int(),
      nonceStr: z.string(),
      signature: z.string(),
    }),
    errors: ['NOT_FOUND'],
    roles: everyRole,
    summary: 'Signs the address of one of our pages for WeChat’s script.',
  },
  'wechat:unlink': {
    method: 'DELETE',
    path: '/wechat/link',
    output: z.object({}),
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'The applicant’s WeChat is no longer theirs here: it neither signs them in nor gets messages.',
  },
} as const satisfies Record<string, RouteDefinition>;
