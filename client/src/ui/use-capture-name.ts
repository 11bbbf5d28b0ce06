import type { Capture } from '@cloudseat/shared/nouns/capture.ts';
import { useTranslation } from 'react-i18next';
import { useLocalText } from './use-locale.ts';

/** What is to be photographed, in words: the paper, and which part of it unless it is all of it. */
export function useCaptureName(): (
  capture: Pick<Capture, 'name' | 'part'>,
  pattern?: 'named' | 'fileName',
) => string {
  const { t } = useTranslation('capture');
  const text = useLocalText();
  return ({ name, part }, pattern = 'named') =>
    part === 'whole' ? text(name) : t(pattern, { name: text(name), part: t(`part.${part}`) });
}
