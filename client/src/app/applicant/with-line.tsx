import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import type { Line } from './line.ts';
import { PlainPage } from './plain-page.tsx';
import { OutdatedPage, ReplacedPage, SignedOutPage } from './session-pages.tsx';
import { useLine } from './use-line.ts';

/** What needs the line of this page, once its code is there. */
export function WithLine({ children }: { children: (line: Line) => ReactNode }) {
  const { t } = useTranslation('common');
  const { value: line, error, retry } = useLine();
  if (error)
    return (
      <PlainPage>
        <ErrorNotice error={error} onRetry={retry} />
      </PlainPage>
    );
  if (line === null) return <Loading>{t('loading')}</Loading>;
  return children(line);
}

type OnLineProps = {
  line: Line;
  /** What was asked for was refused to whoever is not signed in. */
  isSignedOut: boolean;
  /** Signed in again: what is shown is to be asked for anew. */
  onSignedIn: () => void;
  children: ReactNode;
};

/** What is shown while this page has the line; where it was lost, why and the way back. */
export function OnLine({ line, isSignedOut, onSignedIn, children }: OnLineProps) {
  const connection = useStore(line.signal.connection);
  const signIn = () => {
    line.signal.takeBack();
    onSignedIn();
  };
  if (connection === 'replaced') return <ReplacedPage onTakeBack={line.signal.takeBack} />;
  if (connection === 'outdated') return <OutdatedPage />;
  if (connection === 'signedOut' || isSignedOut) return <SignedOutPage onSignedIn={signIn} />;
  return children;
}
