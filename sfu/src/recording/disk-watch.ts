import { statfs } from 'node:fs/promises';
import type { SfuEventData } from '@cloudseat/shared/contract/sfu.ts';
import { recordingTuning } from './tuning.ts';

export type DiskState = SfuEventData<'recording:diskChanged'>;
export type ReadFreeBytes = (folder: string) => Promise<number>;

export const readFreeBytes: ReadFreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** So much more has to be free before it counts as better again: no flicker at the edge. */
const better = 1.1;

/** How much room the recordings' disk has: looked at every few seconds, and at once when a write failed for want of it. */
export class DiskWatch {
  readonly #folder: string;
  readonly #readFree: ReadFreeBytes;
  readonly #onChanged: (state: DiskState) => void;
  readonly #timer: NodeJS.Timeout;
  #state: DiskState = { level: 'ample', freeBytes: 0 };

  constructor(folder: string, readFree: ReadFreeBytes, onChanged: (state: DiskState) => void) {
    this.#folder = folder;
    this.#readFree = readFree;
    this.#onChanged = onChanged;
    this.#timer = setInterval(() => void this.check(), recordingTuning.diskCheckEveryMs);
    this.#timer.unref();
  }

  get state(): DiskState {
    return this.#state;
  }

  /** Resolves to what is there now; what cannot be read keeps the last word. */
  async check(): Promise<DiskState> {
    const freeBytes = await this.#readFree(this.#folder).catch(() => null);
    if (freeBytes === null) return this.#state;
    const { level } = this.#state;
    this.#state = { level: levelOf(freeBytes, level), freeBytes };
    if (this.#state.level !== level) this.#onChanged(this.#state);
    return this.#state;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

function levelOf(freeBytes: number, before: DiskState['level']): DiskState['level'] {
  const { fullDiskBytes, lowDiskBytes } = recordingTuning;
  if (freeBytes < fullDiskBytes * (before === 'full' ? better : 1)) return 'full';
  return freeBytes < lowDiskBytes * (before === 'ample' ? 1 : better) ? 'low' : 'ample';
}
