import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useLocalText } from '../use-locale.ts';

/** Files are called anything: what the kind of project asks for comes first, where the file's own name does not begin with it. */
export function useItemName({ kind }: Pick<ExpertReviewView, 'kind'>) {
  const text = useLocalText();
  return (item: { lineId: string; name: string }): string => {
    const line = kind.materials.find(({ lineId }) => lineId === item.lineId);
    const asked = line === undefined ? '' : text(line.name);
    return item.name.startsWith(asked) ? item.name : `${asked} · ${item.name}`;
  };
}
