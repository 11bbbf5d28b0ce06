import type { Ack } from '@cloudseat/shared/contract/errors.ts';
import type { RequestInput, RequestName, RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import { newRequestId } from '../lib/request-id.ts';
import { SignalError } from '../lib/signal-error.ts';
import type { SignalSocket } from './socket.ts';
import { ackTimeoutMs, offlineWaitMs, writeAttempts } from './tuning.ts';
import type { ConnectionState, SignalInput } from './types.ts';
import { isWrite } from './write-names.ts';

type RequesterOptions = {
  socket: SignalSocket;
  /** When the server was last heard, in any way; by Date.now(). */
  lastHeardAt: () => number;
  isOnline: () => boolean;
  onState: (handler: (state: ConnectionState) => void) => () => void;
  onAnswer: (name: RequestName, output: RequestOutput<RequestName>) => void;
};

/** No ack came: the work may or may not have been done. */
class AckLost extends Error {}

/** Sends requests over the socket: waits for the connection, repeats writes whose ack was lost with the same requestId. */
export function createRequester({ socket, lastHeardAt, isOnline, onState, onAnswer }: RequesterOptions) {
  async function send<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name>> {
    const answer = await emit<Name>(socket, lastHeardAt, name, input);
    if (!answer.ok) throw new SignalError(answer.error);
    onAnswer(name, answer.data);
    return answer.data;
  }

  async function request<Name extends RequestName>(
    name: Name,
    given: SignalInput<Name>,
  ): Promise<RequestOutput<Name>> {
    const repeats = isWrite(name);
    const input = (repeats ? { requestId: newRequestId(), ...given } : given) as RequestInput<Name>;
    const attempts = repeats ? writeAttempts : 1;
    for (let attempt = 1; ; attempt += 1) {
      // Not even one tick when the link is up: what a tap asks for leaves before the page draws its answer.
      if (!isOnline()) await waitUntilOnline(onState);
      try {
        return await send(name, input);
      } catch (error) {
        if (!(error instanceof AckLost)) throw error;
        if (attempt >= attempts) throw new SignalError({ code: 'TIMEOUT', message: `no ack for ${name}` });
      }
    }
  }

  return {
    request,
    /** Once, at once, without waiting for the snapshot: for session:resume itself. */
    async send<Name extends RequestName>(name: Name, input: RequestInput<Name>) {
      try {
        return await send(name, input);
      } catch (error) {
        if (!(error instanceof AckLost)) throw error;
        throw new SignalError({ code: 'TIMEOUT', message: `no ack for ${name}` });
      }
    },
  };
}

/**
 * An ack that does not come from a server that says nothing at all means a dead link which the browser has not noticed: it
 * is cut, to connect anew. A server that speaks is only slow.
 */
function emit<Name extends RequestName>(
  socket: SignalSocket,
  lastHeardAt: () => number,
  name: Name,
  input: RequestInput<Name>,
): Promise<Ack<RequestOutput<Name>>> {
  const sentAt = Date.now();
  return new Promise((resolve, reject) => {
    const done = (lost: Error | null, answer: Ack<RequestOutput<Name>>) => {
      if (lost === null) resolve(answer);
      else {
        if (socket.connected && lastHeardAt() <= sentAt) socket.io.engine.close();
        reject(new AckLost(name));
      }
    };
    // socket.io cannot follow a generic name into its event map; the signature above is the check.
    const emitter = socket.timeout(ackTimeoutMs) as unknown as {
      emit(name: string, input: unknown, ack: typeof done): void;
    };
    emitter.emit(name, input, done);
  });
}

function waitUntilOnline(onState: RequesterOptions['onState']): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = onState((state) => {
      if (state === 'online') settle(resolve);
      else if (state === 'signedOut') settle(() => reject(refused('UNAUTHENTICATED')));
      else if (state === 'outdated') settle(() => reject(refused('CLIENT_OUTDATED')));
    });
    const timer = setTimeout(() => settle(() => reject(refused('UNAVAILABLE'))), offlineWaitMs);
    function settle(finish: () => void) {
      stop();
      clearTimeout(timer);
      finish();
    }
  });
}

function refused(code: 'UNAUTHENTICATED' | 'CLIENT_OUTDATED' | 'UNAVAILABLE'): SignalError {
  return new SignalError({ code, message: 'not connected' });
}
