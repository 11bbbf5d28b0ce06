import type { Capture } from '@cloudseat/shared/nouns/capture.ts';

/** Whether the paper is of a card's shape, by its name. */
export const isCardName = ({ name }: Pick<Capture, 'name'>): boolean =>
  /身份证|社保卡|驾驶证|银行卡/.test(name['zh-Hans']) || /\b(ID|identity|bank) card\b/i.test(name.en);
