import type { ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FoundList } from '../../ui/search/found-card.tsx';
import { Pressing } from '../../ui/search/found-row.tsx';
import { useLoad } from '../../ui/use-load.ts';

type PressingCardProps<Row> = {
  title: string;
  countWords: (count: number) => string;
  /** What it is kept under while the page is shown. */
  name: string;
  load: () => Promise<readonly Row[]>;
  renderRow: (row: Row) => ReactNode;
};

/** What must not wait, above the list; nothing where nothing presses. Who is signed out is told of it by the list. */
export function PressingCard<Row>({ title, countWords, name, load, renderRow }: PressingCardProps<Row>) {
  const { value, error, retry } = useLoad(name, load, { keepsShown: true });
  if (error?.code === 'UNAUTHENTICATED') return null;
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (value === null || value.length === 0) return null;
  return (
    <Card title={title} aside={<Pressing>{countWords(value.length)}</Pressing>}>
      <FoundList>{value.map(renderRow)}</FoundList>
    </Card>
  );
}
