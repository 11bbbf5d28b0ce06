import { once } from 'node:events';
import {
  SfuAnswerFrame,
  type SfuErrorBody,
  type SfuEventData,
  SfuEventFrame,
  type SfuEventName,
  type SfuInput,
  type SfuMethodName,
  type SfuOutput,
  sfuLinkPath,
} from '@cloudseat/shared/contract/sfu.ts';
import { sfuEvents } from '@cloudseat/shared/contract/sfu-events.ts';
import { sfuMethods } from '@cloudseat/shared/contract/sfu-methods.ts';
import { WebSocket } from 'ws';

type ReceivedEvent = { event: SfuEventName; data: unknown };

/** Speaks the contract as a server would, and checks every answer and event against it. */
export class TestLink {
  readonly socket: WebSocket;
  readonly events: ReceivedEvent[] = [];
  readonly #answers = new Map<number, (frame: SfuAnswerFrame) => void>();
  readonly #watchers = new Set<() => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (payload) => this.#handleFrame(JSON.parse(payload.toString())));
  }

  static async dial(url: string, secret: string): Promise<TestLink> {
    const socket = new WebSocket(`${url}${sfuLinkPath}`, { headers: { authorization: `Bearer ${secret}` } });
    await once(socket, 'open');
    return new TestLink(socket);
  }

  /** Resolves to the data; rejects with a `LinkError` carrying the error's code. */
  async request<Name extends SfuMethodName>(method: Name, data: SfuInput<Name>): Promise<SfuOutput<Name>> {
    const frame = await this.ask(method, data);
    if (!frame.ok) throw new LinkError(frame.error);
    return sfuMethods[method].output.parse(frame.data) as SfuOutput<Name>;
  }

  /** The bare answer to any data. */
  ask(method: string, data: unknown): Promise<SfuAnswerFrame> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.socket.send(JSON.stringify({ id, method, data }));
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  /** The first event of this name, received already or to come, that the condition takes. */
  async event<Name extends SfuEventName>(
    name: Name,
    isWanted: (data: SfuEventData<Name>) => boolean = () => true,
  ): Promise<SfuEventData<Name>> {
    for (;;) {
      const found = this.eventsOf(name).find(isWanted);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#watchers.add(resolve));
    }
  }

  eventsOf<Name extends SfuEventName>(name: Name): Array<SfuEventData<Name>> {
    return this.events.filter(({ event }) => event === name).map(({ data }) => data as SfuEventData<Name>);
  }

  close(): void {
    this.socket.terminate();
  }

  #handleFrame(frame: unknown): void {
    const answer = SfuAnswerFrame.safeParse(frame);
    if (answer.success) {
      this.#answers.get(answer.data.id)?.(answer.data);
      this.#answers.delete(answer.data.id);
      return;
    }
    const { event, data } = SfuEventFrame.parse(frame);
    const name = event as SfuEventName;
    this.events.push({ event: name, data: sfuEvents[name].parse(data) });
    for (const notify of this.#watchers) notify();
    this.#watchers.clear();
  }
}

export class LinkError extends Error {
  readonly code: SfuErrorBody['code'];
  readonly details: SfuErrorBody['details'];

  constructor(body: SfuErrorBody) {
    super(`${body.code}: ${body.message}`);
    this.code = body.code;
    this.details = body.details;
  }
}
