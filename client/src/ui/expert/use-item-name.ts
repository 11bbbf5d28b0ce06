import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useLocalText } from '../use-locale.ts';

/** Files are called anything: what the kind of project asks for comes first. */
export function useItemName({ kind }: Pick<ExpertReviewView, 'kind'>) {
  const text = useLocalText();
  return (item: { lineId: string; name: string }): string => {
    const line = kind.materials.find(({ lineId }) => lineId === item.lineId);
    return line === undefined ? item.name : `${text(line.name)} · ${item.name}`;
  };
}
