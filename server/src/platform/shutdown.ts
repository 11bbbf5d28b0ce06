import type { Logger } from './logger.ts';

/**
 * Ends the process on SIGTERM or SIGINT by `close`, once; a timer forces the exit when that hangs. The exit code is 0 when
 * everything closed.
 */
export function closeOnSignal(close: () => Promise<void>, logger: Logger, forceAfterMs: number): void {
  let isClosing = false;
  const onSignal = (signal: string) => {
    if (isClosing) return;
    isClosing = true;
    logger.info({ signal }, 'shutting down');
    setTimeout(() => {
      logger.error('shutting down took too long, forced');
      process.exit(1);
    }, forceAfterMs).unref();
    close().then(
      () => process.exit(0),
      (error) => {
        logger.error({ err: error }, 'shutting down failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
