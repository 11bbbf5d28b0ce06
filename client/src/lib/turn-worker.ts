/** Phones show messages only through a worker; without its file there is none to clear away either. */
const workerPath = '/turn-worker.js';

/** The worker that shows applicants that their turn has come; null where there is none. */
export async function findTurnWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    await navigator.serviceWorker.register(workerPath);
    return await navigator.serviceWorker.ready;
  } catch {
    return null;
  }
}
