import { Worker } from 'node:worker_threads';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { documentsTuning } from '../tuning-documents.ts';
import type { PdfAnswer, PdfJob, PdfRefusal, PdfResult } from './pdf-jobs.ts';

export type PdfThread = ReturnType<typeof createPdfThread>;
type Waiting = {
  job: PdfJob;
  isUrgent: boolean;
  resolve: (result: PdfResult) => void;
  reject: (error: Error) => void;
};
const errorCodes = {
  locked: 'DOCUMENT_LOCKED',
  broken: 'DOCUMENT_BROKEN',
  tooLong: 'DOCUMENT_TOO_LONG',
  missing: 'UNAVAILABLE',
} as const satisfies Record<PdfRefusal, string>;

const refuse = (refusal: PdfRefusal, why: string, retryAfterMs?: number) =>
  new AppError(errorCodes[refusal], why, undefined, retryAfterMs === undefined ? {} : { retryAfterMs });

/**
 * The one thread that reads PDFs, started with the first job and ended when there are none for a while. A job that takes
 * too long or too much memory, or of which the thread dies, costs its file the answer DOCUMENT_BROKEN for a while, as another
 * job or a busy machine may be to blame; the next one gets a fresh thread.
 */
export function createPdfThread({
  logger,
  tuning = documentsTuning,
}: {
  logger: Pick<Logger, 'warn'>;
  tuning?: Pick<
    typeof documentsTuning,
    | 'jobMaxMs'
    | 'jobMaxBytes'
    | 'memoryLookEveryMs'
    | 'queueMaxCount'
    | 'queueRetryAfterMs'
    | 'threadMaxBytes'
    | 'threadIdleMs'
    | 'failedAgainAfterMs'
  >;
}) {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let isRunning = false;
  let isClosed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  function startThread(): Worker {
    const started = new Worker(new URL('./pdf-worker.ts', import.meta.url));
    // It may also fail while no job waits for it: on its way out, or at rest.
    started.on('error', (error) => logger.warn({ err: error }, 'the thread that reads PDFs failed'));
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  async function endThread(): Promise<void> {
    clearTimeout(idleTimer);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  }

  async function runNext(): Promise<void> {
    if (isRunning) return;
    const next = waiting.shift();
    if (next === undefined) return;
    isRunning = true;
    clearTimeout(idleTimer);
    try {
      next.resolve(await runOne(next.job));
    } catch (error) {
      next.reject(error as Error);
    } finally {
      isRunning = false;
    }
    if (waiting.length > 0) return runNext();
    idleTimer = setTimeout(() => void endThread(), tuning.threadIdleMs);
    idleTimer.unref();
  }

  async function runOne(job: PdfJob): Promise<PdfResult> {
    worker ??= startThread();
    const answer = await ask(worker, job, tuning).catch(async (error) => {
      await endThread();
      if (isClosed) throw new AppError('UNAVAILABLE', 'the server stops');
      logger.warn({ err: error, sha256: job.file.sha256 }, 'a file could not be read as pages');
      throw refuse('broken', 'the file cannot be read as pages for now', tuning.failedAgainAfterMs);
    });
    if (answer.usedBytes > tuning.threadMaxBytes) await endThread();
    if ('refusal' in answer) throw refuse(answer.refusal, `the file is ${answer.refusal}`);
    return answer.result;
  }

  return {
    /**
     * `isUrgent`: before the small pictures of a strip. DOCUMENT_LOCKED, _BROKEN, _TOO_LONG, or UNAVAILABLE; with a time to
     * try again when that says nothing about the file.
     */
    run(job: PdfJob, isUrgent: boolean): Promise<PdfResult> {
      if (isClosed) return Promise.reject(new AppError('UNAVAILABLE', 'the server stops'));
      if (waiting.length >= tuning.queueMaxCount)
        return Promise.reject(
          new AppError('UNAVAILABLE', 'too many pages are being drawn', undefined, {
            retryAfterMs: tuning.queueRetryAfterMs,
          }),
        );
      return new Promise((resolve, reject) => {
        const place = isUrgent ? waiting.findIndex((other) => !other.isUrgent) : -1;
        waiting.splice(place < 0 ? waiting.length : place, 0, { job, isUrgent, resolve, reject });
        void runNext();
      });
    },
    async close(): Promise<void> {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(new AppError('UNAVAILABLE', 'the server stops'));
      await endThread();
    },
  };
}

/** One job on the thread; rejects when the thread fails, takes too long, or lets the process grow too much. */
function ask(
  worker: Worker,
  job: PdfJob,
  {
    jobMaxMs,
    jobMaxBytes,
    memoryLookEveryMs,
  }: Record<'jobMaxMs' | 'jobMaxBytes' | 'memoryLookEveryMs', number>,
): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss();
    const timer = setTimeout(() => finish(() => reject(new Error('a job took too long'))), jobMaxMs);
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - before > jobMaxBytes)
        finish(() => reject(new Error('a job took too much memory')));
    }, memoryLookEveryMs);
    const handleAnswer = (answer: PdfAnswer) => finish(() => resolve(answer));
    const handleError = (error: Error) => finish(() => reject(error));
    const handleExit = () => finish(() => reject(new Error('the thread ended')));
    function finish(settle: () => void): void {
      clearTimeout(timer);
      clearInterval(look);
      worker.off('message', handleAnswer).off('error', handleError).off('exit', handleExit);
      settle();
    }
    worker.on('message', handleAnswer).on('error', handleError).on('exit', handleExit);
    worker.postMessage(job);
  });
}
