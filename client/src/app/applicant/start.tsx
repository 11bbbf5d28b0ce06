import '../../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from '../../lib/i18n.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { loadWho } from './who.ts';

export async function start(): Promise<void> {
  const page = document.getElementById('page');
  if (page === null) return;
  void loadWho();
  await startI18n(['common', 'applicant']);
  createRoot(page).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  );
}
