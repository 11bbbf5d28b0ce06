import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CaseFile, CaseFileState } from './case-file.ts';

const none = createStore<CaseFileState>()(() => ({ view: null, error: null }));

/** What is known of a case; nothing before the call has one. */
export const useCaseFile = (file: CaseFile | null): CaseFileState => useStore(file?.store ?? none);
