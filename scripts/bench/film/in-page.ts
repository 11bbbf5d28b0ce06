import type { Film } from '@cloudseat/shared/nouns/film.ts';
import type { FilmSync } from '../../../client/src/ui/film/film-player-props.ts';

/** A frame that was shown: when, on the clock of the machine, and which moment of the film it is; ms. */
export type Shown = { at: number; filmMs: number };
declare global {
  interface Window {
    /** From the tap that opens the film to its first frame on the screen, ms. */
    startFilm: (film: Film) => Promise<number>;
    /** From the tap on the line to the frame of that place on the screen, ms. */
    seekFilm: (toMs: number) => Promise<number>;
    followFilm: (film: Film) => Promise<void>;
    setSync: (sync: FilmSync) => void;
    shown: Shown[];
  }
}
