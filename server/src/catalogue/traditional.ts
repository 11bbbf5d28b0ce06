import { Converter } from 'opencc-js/cn2t';

/** Simplified Chinese in Traditional script, character by character and phrase by phrase, words as on the mainland. */
export const toTraditional: (text: string) => string = Converter({ from: 'cn', to: 'tw' });
