import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useTitle } from '../../ui/use-title.ts';

/** A page that breaks, or whose file did not come over the network, says so and offers to open again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: Error): void {
    console.error(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useTranslation('applicant');
  useTitle(t('siteTitle'));
  return (
    <main>
      <Empty
        isHeading
        icon="warning"
        title={t('error.pageFailed')}
        action={
          <Button kind="primary" icon="retry" onClick={() => window.location.reload()}>
            {t('error.reload')}
          </Button>
        }
      >
        {t('error.pageFailedNext')}
      </Empty>
    </main>
  );
}
