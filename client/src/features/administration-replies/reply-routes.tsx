import type { ReplyId } from '@cloudseat/shared/nouns/ids.ts';
import { Route, Switch } from 'wouter';
import { RepliesPage } from './replies-page.tsx';
import { NewReplyPage, ReplyPage } from './reply-page.tsx';

/** The pages below /replies, of administrators and of supervisors. */
export function ReplyRoutes({ onExpired }: { onExpired: () => void }) {
  return (
    <Switch>
      <Route path="/replies/new">
        <NewReplyPage onExpired={onExpired} />
      </Route>
      <Route path="/replies/:id">
        {({ id }) => <ReplyPage key={id} replyId={id as ReplyId} onExpired={onExpired} />}
      </Route>
      <Route>
        <RepliesPage onExpired={onExpired} />
      </Route>
    </Switch>
  );
}
