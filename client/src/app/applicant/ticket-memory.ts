import type { ApplicantCallView } from '@cloudseat/shared/nouns/call.ts';

const key = 'cloudseat.ticket';
/** Where the browser keeps nothing, at least while the page lives. */
let inMemory: string | null = null;

/**
 * The sealed ticket of the call that waits, for the server to find its place again should it have lost it. Kept through the
 * talk, over reloads and closed tabs; forgotten once there is no call any more.
 */
export function keepTicket(call: Pick<ApplicantCallView, 'ticket' | 'endedAt'> | null): void {
  if (call === null || call.endedAt !== null) dropTicket();
  if (call === null || call.ticket === null || call.ticket === inMemory) return;
  inMemory = call.ticket;
  try {
    localStorage.setItem(key, call.ticket);
  } catch {
    // In memory it is.
  }
}

export function findTicket(): string | null {
  try {
    return inMemory ?? localStorage.getItem(key);
  } catch {
    return inMemory;
  }
}

export function dropTicket(): void {
  inMemory = null;
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
