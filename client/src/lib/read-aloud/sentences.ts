/**
 * Chrome falls silent after some 15 seconds of one utterance: no piece takes longer to say. In characters, of which a voice
 * for elders says about 4 of Chinese or 12 of English a second.
 */
const limits = { chinese: 44, other: 130 } as const;

/** A text in pieces of a breath or two, cut at full stops, else at commas, else between words. */
export function splitSentences(text: string): string[] {
  const limit = /\p{Script=Han}/u.test(text) ? limits.chinese : limits.other;
  const sentences = text.match(/[^。！？!?；;\n]+[。！？!?；;\n]*/gu) ?? [];
  return sentences
    .flatMap((sentence) => sentence.split(/(?:\.\s+)/))
    .flatMap((sentence) => cut(sentence.trim(), limit))
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

function cut(sentence: string, limit: number): string[] {
  if (sentence.length <= limit) return [sentence];
  const head = sentence.slice(0, limit);
  const at = Math.max(...['，', '、', '：', ', ', ': '].map((mark) => head.lastIndexOf(mark)));
  const space = head.lastIndexOf(' ');
  const end = at > 0 ? at + 1 : space > 0 ? space : limit;
  return [sentence.slice(0, end).trim(), ...cut(sentence.slice(end).trim(), limit)];
}
