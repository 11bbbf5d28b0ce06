import { asStaff, type RouteHandlers } from '../identity/principal.ts';
import type { EntryCodes } from './entry-codes.ts';

type EntryCodeRoutes = Pick<
  RouteHandlers,
  | 'entryCode:list'
  | 'entryCode:get'
  | 'entryCode:propose'
  | 'entryCode:make'
  | 'entryCode:change'
  | 'entryCode:revoke'
  | 'entryCode:restore'
  | 'schedule:list'
>;

/** `linkBase`: what the addresses in the QR codes begin with. */
export function createEntryCodeRoutes(entryCodes: EntryCodes, linkBase: () => string): EntryCodeRoutes {
  return {
    async 'schedule:list'() {
      return { schedules: entryCodes.listSchedules() };
    },
    async 'entryCode:list'({ query }) {
      return { ...(await entryCodes.list(query)), linkBase: linkBase() };
    },
    async 'entryCode:get'({ params }) {
      return entryCodes.get(params.code);
    },
    async 'entryCode:propose'({ query }) {
      return { code: await entryCodes.propose(query.label) };
    },
    async 'entryCode:make'({ body }, context) {
      return entryCodes.make(body, asStaff(context).agentId);
    },
    async 'entryCode:change'({ params, body: { version, ...wish } }, context) {
      return entryCodes.edit({ ...params, version, by: asStaff(context).agentId }, wish);
    },
    async 'entryCode:revoke'({ params, body: { version, reason } }, context) {
      return entryCodes.revoke({ ...params, version, by: asStaff(context).agentId }, reason);
    },
    async 'entryCode:restore'({ params, body: { version } }, context) {
      return entryCodes.restore({ ...params, version, by: asStaff(context).agentId });
    },
  };
}
