import type { RequestHandlers } from '../identity/principal.ts';
import type { LinkChecks } from './link-checks.ts';
import { producerIdOf } from './producer-id.ts';

type Handlers = Pick<RequestHandlers, Extract<keyof RequestHandlers, `linkCheck:${string}`>>;

/** A page tries its link; what it names must be of its own check. */
export function createLinkCheckHandlers(checks: LinkChecks): Handlers {
  return {
    'linkCheck:echo': async ({ count }) => ({ count }),
    'linkCheck:open': (_input, { pageId }) => checks.open(pageId),
    async 'linkCheck:connect'({ checkId, transportId, dtlsParameters }, { pageId }) {
      await checks.getTransport(checkId, transportId, pageId).connect(dtlsParameters);
      return {};
    },
    async 'linkCheck:send'({ requestId, checkId, transportId, kind, rtpParameters }, { pageId }) {
      const producerId = producerIdOf(transportId, requestId);
      const wish = { checkId, transportId, producerId };
      return { producerId: await checks.send(wish, { kind, rtpParameters }, pageId) };
    },
    async 'linkCheck:receive'({ checkId, producerId, rtpCapabilities }, { pageId }) {
      const { consumerId, kind, rtpParameters } = await checks.receive(
        checkId,
        producerId,
        rtpCapabilities,
        pageId,
      );
      return { consumerId, kind, rtpParameters };
    },
    async 'linkCheck:begin'({ checkId }, { pageId }) {
      await checks.begin(checkId, pageId);
      return {};
    },
    async 'linkCheck:close'({ checkId }, { pageId }) {
      checks.close(checkId, pageId);
      return {};
    },
  };
}
