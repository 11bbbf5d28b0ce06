import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { pickVoice, speechTags } from './voices.ts';

export type Saying = {
  text: string;
  locale: Locale;
  onStart: () => void;
  onEnd: () => void;
  onError: () => void;
};
/** What reads aloud needs of the browser. */
export type Speech = {
  say(saying: Saying): void;
  cancel(): void;
  /** Null while the browser has not said which voices it has. */
  canSpeak(locale: Locale): boolean | null;
  onVoices(listener: () => void): () => void;
};

/** A little slower than people talk among themselves. */
const rate = 0.9;

/** The browser's own voice; null where it has none at all, as some of those inside other apps. */
export function openSpeech(): Speech | null {
  const synthesis = globalThis.speechSynthesis;
  if (synthesis === undefined || typeof globalThis.SpeechSynthesisUtterance !== 'function') return null;
  /** Held here: Chrome forgets the events of one that nobody refers to. */
  let current: SpeechSynthesisUtterance | null = null;
  return {
    say({ text, locale, onStart, onEnd, onError }) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = speechTags[locale];
      const voice = pickVoice(synthesis.getVoices(), locale);
      if (voice !== null) utterance.voice = voice;
      utterance.rate = rate;
      utterance.onstart = onStart;
      utterance.onend = onEnd;
      utterance.onerror = onError;
      current = utterance;
      // Left paused by another page or an earlier one, it would say nothing.
      synthesis.resume();
      synthesis.speak(current);
    },
    cancel() {
      current = null;
      synthesis.cancel();
    },
    canSpeak(locale) {
      const voices = synthesis.getVoices();
      return voices.length === 0 ? null : pickVoice(voices, locale) !== null;
    },
    onVoices(listener) {
      // Safari before 16 sends no such event.
      synthesis.addEventListener?.('voiceschanged', listener);
      return () => synthesis.removeEventListener?.('voiceschanged', listener);
    },
  };
}
