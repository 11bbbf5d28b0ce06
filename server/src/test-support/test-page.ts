import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import type { Ack, ErrorBody } from '@cloudseat/shared/contract/errors.ts';
import type { NotificationName, NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';
import type { RequestInput, RequestName, RequestOutput } from '@cloudseat/shared/contract/requests.ts';
import { RequestId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import { io, type Socket } from 'socket.io-client';
import { makeId } from '../platform/ids.ts';

export class RequestFailed extends Error {
  readonly body: ErrorBody;
  constructor(body: ErrorBody) {
    super(`${body.code}: ${body.message}`);
    this.body = body;
  }
}

/** A browser's cookies and its HTTP calls. */
export class TestBrowser {
  readonly url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  /** The same browser, led to another server. */
  movedTo(url: string): TestBrowser {
    const moved = new TestBrowser(url);
    for (const [name, value] of this.#cookies) moved.#cookies.set(name, value);
    return moved;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async send(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { cookie: this.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.#keepCookies(response);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }

  /** Opens an address of the server as a page, and gives where it leads to; null when it shows something. */
  async visit(path: string): Promise<string | null> {
    const response = await fetch(new URL(path, this.url), {
      redirect: 'manual',
      headers: { cookie: this.cookie },
    });
    this.#keepCookies(response);
    await response.text();
    return response.headers.get('location');
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  /** The body of a 200; throws RequestFailed with the error's body else. */
  async call<Result>(method: string, path: string, body?: unknown): Promise<Result> {
    const answer = await this.send(method, path, body);
    if (answer.status !== 200) throw new RequestFailed((answer.body as { error: ErrorBody }).error);
    return answer.body as Result;
  }

  async signInApplicant(phone: string, name = '张三丰'): Promise<void> {
    const { demoCode } = await this.call<{ demoCode: string }>('POST', '/sms-codes', { phone });
    await this.call('POST', '/applicant-session', { name, phone, code: demoCode });
  }

  async signInStaff(loginName: string, password: string): Promise<void> {
    await this.call('POST', '/staff-session', { loginName, password });
  }

  /** Opens a page: a socket of one side, resumed. */
  async open(side: Side, pageId = makeId()): Promise<TestPage> {
    return TestPage.open(this, side, pageId);
  }
}

/** One open page. Keeps every notification, so that a test can ask for one that came before it looked. */
export class TestPage {
  readonly pageId: string;
  readonly socket: Socket;
  readonly #seen: { name: string; payload: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(socket: Socket, pageId: string) {
    this.socket = socket;
    this.pageId = pageId;
    socket.onAny((name: string, payload: unknown) => {
      this.#seen.push({ name, payload });
      for (const look of this.#waiting) look();
    });
  }

  static async open(browser: TestBrowser, side: Side, pageId: string): Promise<TestPage> {
    const page = await TestPage.connect(browser, { side, protocol: protocolVersion, pageId });
    await page.request('session:resume', {});
    return page;
  }

  /** Only connects; rejects with the handshake's error body. */
  static async connect(browser: TestBrowser, auth: Record<string, unknown>): Promise<TestPage> {
    const socket = io(browser.url, {
      path: '/api/socket',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth,
      extraHeaders: { cookie: browser.cookie },
    });
    const page = new TestPage(socket, String(auth.pageId));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error: Error & { data?: ErrorBody }) => {
        socket.close();
        reject(error.data ? new RequestFailed(error.data) : error);
      });
    });
    return page;
  }

  /** A fresh requestId goes with every request that has none; those that need none drop it. */
  async request<Name extends RequestName>(
    name: Name,
    input: Omit<RequestInput<Name>, 'requestId'> & { requestId?: string },
  ): Promise<RequestOutput<Name>> {
    const answer: Ack<RequestOutput<Name>> = await this.ask(name, {
      requestId: RequestId.parse(makeId()),
      ...input,
    });
    if (!answer.ok) throw new RequestFailed(answer.error);
    return answer.data;
  }

  ask(name: string, input: unknown): Promise<Ack<never>> {
    return this.socket.timeout(15_000).emitWithAck(name, input);
  }

  /** The first notification, past or coming, that fits. */
  async waitFor<Name extends NotificationName>(
    name: Name,
    fits: (payload: NotificationPayload<Name>) => boolean = () => true,
  ): Promise<NotificationPayload<Name>> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.#seen.find((seen) => seen.name === name && fits(seen.payload as never));
        if (!found) return;
        this.#waiting.delete(look);
        resolve(found.payload as NotificationPayload<Name>);
      };
      this.#waiting.add(look);
      look();
    });
  }

  forget(): void {
    this.#seen.length = 0;
  }

  close(): void {
    this.socket.close();
  }
}
