import { createContext } from 'react';

/** Where people talk: who asks to record, and who may look later, is said in other words in the room of a panel. */
export type RecordingOccasion = 'talk' | 'panel';
export const RecordingOccasionContext = createContext<RecordingOccasion>('talk');
