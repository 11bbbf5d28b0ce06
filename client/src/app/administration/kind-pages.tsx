import type { ProjectKindId } from '@cloudseat/shared/nouns/project-kind.ts';
import { Route, Switch } from 'wouter';
import { KindPage } from '../../features/administration-kinds/kind-page.tsx';
import { KindsPage } from '../../features/administration-kinds/kinds-page.tsx';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths } from '../../lib/http.ts';

addPaths(expertPaths);

/** Kinds of projects that experts judge: the list, one of them, a new one. */
export function KindPages({ onExpired }: { onExpired: () => void }) {
  return (
    <Switch>
      <Route path="/kinds/new">
        <KindPage key="new" kindId={null} onExpired={onExpired} />
      </Route>
      <Route path="/kinds/:kindId">
        {({ kindId }) => <KindPage key={kindId} kindId={kindId as ProjectKindId} onExpired={onExpired} />}
      </Route>
      <Route>
        <KindsPage onExpired={onExpired} />
      </Route>
    </Switch>
  );
}
