import type { CallId, CaptureId, MaterialLineId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '../../lib/http.ts';
import { createLifetime } from '../../lib/lifetime.ts';
import type { Signal } from '../../signal/types.ts';
import { type UploadRow, uploadsOf } from './uploads.ts';

export type MaterialsState = { materials: readonly Material[]; uploads: readonly UploadRow[] };
export type MaterialsStore = {
  state: Pick<StoreApi<MaterialsState>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** `captureId`: the ask of the agent that they answer. */
  add(files: readonly File[], lineId: MaterialLineId | null, captureId?: CaptureId): void;
  /** Called when a file is with the server, before it is none of those on their way. */
  onArrived(handler: () => Promise<void>): () => void;
  retry(uploadId: string): void;
  drop(uploadId: string): void;
  close(): void;
};

/**
 * Files of a call: those that arrived, by list and notification, and those on their way, each with its progress. `mayKeep`:
 * what is on its way may stay on this device over a reload.
 */
export function createMaterialsStore(
  signal: Signal<'applicant'>,
  callId: CallId,
  options: { mayKeep: boolean },
): MaterialsStore {
  const lifetime = createLifetime();
  const uploads = uploadsOf(callId, options);
  const state = createStore<MaterialsState>()(() => ({ materials: [], uploads: uploads.rows.getState() }));

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

  lifetime.defer(uploads.rows.subscribe((rows) => state.setState({ uploads: rows })));
  // The list has it, whether or not its notification came.
  lifetime.defer(uploads.onArrived(loadAll));
  lifetime.defer(
    signal.on('material:added', ({ material }) => {
      if (material.callId === callId) mergeMaterials([material]);
    }),
  );
  lifetime.defer(
    signal.onSnapshot(() => {
      void loadAll();
      uploads.retryLost();
    }),
  );
  lifetime.listen(window, 'online', () => uploads.retryLost());
  void loadAll();
  void uploads.resume();

  return {
    state,
    add: uploads.add,
    onArrived: uploads.onArrived,
    retry: uploads.retry,
    drop: uploads.drop,
    close() {
      lifetime.end();
    },
  };
}
