import type { CallId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '../../lib/http.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import { randomToken } from '../../lib/request-id.ts';
import { type SignalError, toSignalError } from '../../lib/signal-error.ts';
import { type UploadJob, uploadFile } from '../../lib/upload-file.ts';
import type { Signal } from '../../signal/types.ts';

export type UploadRow = {
  uploadId: string;
  lineId: MaterialLineId | null;
  fileName: string;
  /** 0 to 1. */
  share: number;
  error: SignalError | null;
};
export type MaterialsState = { materials: readonly Material[]; uploads: readonly UploadRow[] };
export type MaterialsStore = {
  state: Pick<StoreApi<MaterialsState>, 'getState' | 'getInitialState' | 'subscribe'>;
  add(files: readonly File[], lineId: MaterialLineId | null): void;
  retry(uploadId: string): void;
  drop(uploadId: string): void;
  close(): void;
};

/** Files of a call: those that arrived, by list and notification, and those on their way, each with its progress. */
export function createMaterialsStore(signal: Signal<'applicant'>, callId: CallId): MaterialsStore {
  const lifetime = createLifetime();
  const state = createStore<MaterialsState>()(() => ({ materials: [], uploads: [] }));
  const jobs = new Map<string, { file: File; job: UploadJob }>();

  function mergeMaterials(added: readonly Material[]): void {
    const byId = new Map(state.getState().materials.map((each) => [each.materialId, each]));
    for (const material of added) byId.set(material.materialId, material);
    const materials = [...byId.values()].sort((left, right) => left.uploadedAt - right.uploadedAt);
    state.setState({ materials });
  }

  async function loadAll(): Promise<void> {
    try {
      mergeMaterials((await api('material:list', { params: { callId } })).materials);
    } catch (error) {
      console.warn('materials', error);
    }
  }

  function setUpload(uploadId: string, change: Partial<UploadRow>): void {
    const uploads = state
      .getState()
      .uploads.map((row) => (row.uploadId === uploadId ? { ...row, ...change } : row));
    state.setState({ uploads });
  }

  function removeUpload(uploadId: string): void {
    jobs.delete(uploadId);
    state.setState({ uploads: state.getState().uploads.filter((row) => row.uploadId !== uploadId) });
  }

  function start(uploadId: string, file: File, lineId: MaterialLineId | null): void {
    const job = uploadFile({ file, callId, lineId, onProgress: (share) => setUpload(uploadId, { share }) });
    jobs.set(uploadId, { file, job });
    job.done.then(
      // The list has it, whether or not its notification came.
      () => loadAll().then(() => removeUpload(uploadId)),
      (error: unknown) => setUpload(uploadId, { error: toSignalError(error) }),
    );
  }

  lifetime.defer(
    signal.on('material:added', ({ material }) => {
      if (material.callId === callId) mergeMaterials([material]);
    }),
  );
  lifetime.defer(signal.onSnapshot(() => void loadAll()));
  void loadAll();

  return {
    state,
    add(files, lineId) {
      for (const file of files) {
        const uploadId = randomToken();
        const row: UploadRow = { uploadId, lineId, fileName: file.name, share: 0, error: null };
        state.setState({ uploads: [...state.getState().uploads, row] });
        start(uploadId, file, lineId);
      }
    },
    retry(uploadId) {
      const row = state.getState().uploads.find((each) => each.uploadId === uploadId);
      const kept = jobs.get(uploadId);
      if (row === undefined || kept === undefined) return;
      setUpload(uploadId, { error: null, share: 0 });
      start(uploadId, kept.file, row.lineId);
    },
    drop(uploadId) {
      jobs.get(uploadId)?.job.cancel();
      removeUpload(uploadId);
    },
    close() {
      lifetime.end();
    },
  };
}
