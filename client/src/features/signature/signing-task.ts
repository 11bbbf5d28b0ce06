import type { useTask } from '../../ui/use-task.ts';

/** The handing in of a signature: whether it runs, and how it failed. */
export type SigningTask = Pick<ReturnType<typeof useTask>, 'isRunning' | 'error'>;
