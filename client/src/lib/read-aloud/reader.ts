import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Speech } from './speech.ts';

/** A browser without a voice takes an utterance and stays silent. */
const silentAfterMs = 4_000;

/** One piece to say; `node` is what of the page it stands in. */
export type Piece<Place> = { text: string; node: Place };
export type ReaderState<Place> = {
  status: 'idle' | 'reading' | 'paused';
  node: Place | null;
  /** It was tried, and nothing was to be heard. */
  isMute: boolean;
};
export type Reader<Place> = {
  readonly state: Pick<StoreApi<ReaderState<Place>>, 'getState' | 'getInitialState' | 'subscribe'>;
  /** Inside the tap: iPhones speak the first time only there. What is being read stops. */
  read(pieces: readonly Piece<Place>[], locale: Locale): void;
  pause(): void;
  resume(): void;
  stop(): void;
};

/**
 * Says piece after piece. A pause ends the piece that is being said and begins with it again: the browser's own pause does
 * nothing on most Android phones.
 */
export function createReader<Place>(speech: Speech): Reader<Place> {
  const state = createStore<ReaderState<Place>>()(() => ({ status: 'idle', node: null, isMute: false }));
  let pieces: readonly Piece<Place>[] = [];
  let locale: Locale = 'zh-Hans';
  let next = 0;
  /** Events of what was cancelled come late; they belong to an older turn. */
  let turn = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function end(isMute: boolean): void {
    turn += 1;
    clearTimeout(silence);
    pieces = [];
    state.setState({ status: 'idle', node: null, isMute });
  }

  function halt(): void {
    turn += 1;
    clearTimeout(silence);
    speech.cancel();
  }

  function sayNext(): void {
    const piece = pieces[next];
    if (piece === undefined) {
      end(false);
      return;
    }
    turn += 1;
    const own = turn;
    const ifCurrent = (handle: () => void) => () => {
      if (own === turn) handle();
    };
    clearTimeout(silence);
    silence = setTimeout(
      ifCurrent(() => {
        speech.cancel();
        end(true);
      }),
      silentAfterMs,
    );
    state.setState({ status: 'reading', node: piece.node });
    speech.say({
      text: piece.text,
      locale,
      onStart: ifCurrent(() => {
        clearTimeout(silence);
        state.setState({ isMute: false });
      }),
      onEnd: ifCurrent(() => {
        next += 1;
        sayNext();
      }),
      onError: ifCurrent(() => end(true)),
    });
  }

  return {
    state,
    read(wanted, wantedLocale) {
      if (state.getState().status !== 'idle') halt();
      [pieces, locale, next] = [wanted, wantedLocale, 0];
      // A voice that came late, or failed once, may speak now.
      state.setState({ isMute: false });
      sayNext();
    },
    pause() {
      if (state.getState().status !== 'reading') return;
      halt();
      state.setState({ status: 'paused' });
    },
    resume() {
      if (state.getState().status === 'paused') sayNext();
    },
    stop() {
      if (state.getState().status === 'idle') return;
      halt();
      end(false);
    },
  };
}
