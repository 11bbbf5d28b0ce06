import type { RecordingId } from '@cloudseat/shared/nouns/recording.ts';
import { Route, Switch } from 'wouter';
import { lazyWithWords } from '../../ui/lazy-with-words.ts';
import type { OfficePagesProps } from '../staff/staff-app.tsx';

const RecordingsPage = lazyWithWords(
  async () => (await import('../../features/recording-list/recordings-page.tsx')).RecordingsPage,
  ['recording'],
);
const RecordingRoute = lazyWithWords(
  async () => (await import('../staff/recording-route.tsx')).RecordingRoute,
  ['recording', 'case', 'case-file'],
);

/** The recordings whoever is signed in may know of, and one of them with its player. */
export function RecordingPages({ staff, onExpired }: Pick<OfficePagesProps, 'staff' | 'onExpired'>) {
  const reader = staff.role;
  return (
    <Switch>
      <Route path="/recordings/:id">
        {({ id }) => <RecordingRoute key={id} recordingId={id as RecordingId} {...{ reader, onExpired }} />}
      </Route>
      <Route>
        <RecordingsPage {...{ reader, onExpired }} />
      </Route>
    </Switch>
  );
}
