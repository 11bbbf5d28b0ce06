import type { ComponentProps } from 'react';
import { RecordingPage } from '../../features/recording-page/recording-page.tsx';
import { LookAndPlay } from '../../features/recording-player/look-and-play.tsx';

type RecordingRouteProps = Omit<ComponentProps<typeof RecordingPage>, 'renderPlayer'>;

/** A recording's page with its player. */
export function RecordingRoute(props: RecordingRouteProps) {
  return (
    <RecordingPage
      {...props}
      renderPlayer={(view, refresh) => <LookAndPlay view={view} onChanged={refresh} />}
    />
  );
}
