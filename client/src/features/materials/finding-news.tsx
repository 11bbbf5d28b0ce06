import type { OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newlyFound } from '../../lib/line-finding.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** Tells screen readers what has just been found of a paper, wherever they are on the page. Null: not known yet. */
export function FindingNews({ lines }: { lines: readonly OwnLine[] | null }) {
  const { t } = useTranslation('own-case');
  const text = useLocalText();
  const before = useRef<readonly OwnLine[] | null>(null);
  const [news, setNews] = useState<readonly OwnLine[]>([]);
  useEffect(() => {
    if (lines === null) return;
    const found = newlyFound(before.current, lines);
    before.current = lines;
    if (found.length > 0) setNews(found);
  }, [lines]);
  return (
    <div role="status">
      {news.map(({ lineId, name, status, fault, faultNote }) => (
        <VisuallyHidden key={lineId}>
          {[
            t('said', { name: text(name), found: status === null ? '' : t(`line.${status}`) }),
            fault && t(`fault.${fault}`),
            faultNote !== '' && t('note', { note: faultNote }),
          ]
            .filter(Boolean)
            .join(' ')}
        </VisuallyHidden>
      ))}
    </div>
  );
}
