import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { wechatTuning } from '../tuning-wechat.ts';
import { WechatError } from './wechat-error.ts';

export type WechatQuestion<Output extends z.ZodType> = {
  path: string;
  query?: Record<string, string>;
  /** Sent as JSON by POST; without one it is a GET. */
  body?: unknown;
  output: Output;
  /** Whether it may be asked once more when no answer came: it does the same twice as once. */
  isRepeatable: boolean;
};

const Failure = z.object({ errcode: z.int(), errmsg: z.string().default('') });

/** Asks WeChat, once more where that helps. Throws WechatError alone; its words hold no query, where secrets stand. */
export function createWechatHttp(apiUrl: string) {
  async function ask<Output extends z.ZodType>(question: WechatQuestion<Output>): Promise<z.output<Output>> {
    try {
      return await askOnce(question);
    } catch (error) {
      const isWorthIt =
        error instanceof WechatError &&
        (error.reason === 'busy' || (error.reason === 'unreachable' && question.isRepeatable));
      if (!isWorthIt) throw error;
      await wait(wechatTuning.repeatAfterMs);
      return askOnce(question);
    }
  }

  async function askOnce<Output extends z.ZodType>(
    question: WechatQuestion<Output>,
  ): Promise<z.output<Output>> {
    const { path, output } = question;
    const answer = parseJson(path, await fetchText(question));
    const failure = Failure.safeParse(answer);
    if (failure.success && failure.data.errcode !== 0)
      throw WechatError.ofCode(failure.data.errcode, failure.data.errmsg, path);
    const parsed = output.safeParse(answer);
    if (!parsed.success) throw WechatError.unreachable(`${path}: an answer of another form`);
    return parsed.data;
  }

  async function fetchText({ path, query, body }: WechatQuestion<z.ZodType>): Promise<string> {
    const url = new URL(path, apiUrl);
    url.search = new URLSearchParams(query).toString();
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(wechatTuning.requestMaxMs),
        redirect: 'error',
        ...(body === undefined
          ? {}
          : {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(body),
            }),
      });
      if (!response.ok) throw WechatError.unreachable(`${path}: HTTP ${response.status}`);
      return await response.text();
    } catch (error) {
      if (error instanceof WechatError) throw error;
      throw WechatError.unreachable(`${path}: no answer`, error);
    }
  }

  return ask;
}
export type AskWechat = ReturnType<typeof createWechatHttp>;

/** Whatever the answer calls itself: some of WeChat's JSON comes as text/plain. */
function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw WechatError.unreachable(`${path}: no JSON`);
  }
}
