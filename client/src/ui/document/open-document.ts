import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { createContext } from 'react';

/** Opens a file in the page's own viewer; null where there is none. */
export const OpenDocument = createContext<((materialId: Material['materialId']) => void) | null>(null);
