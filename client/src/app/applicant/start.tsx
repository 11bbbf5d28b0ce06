import '../../ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isWechatPage } from '../../lib/browser-kind.ts';
import { startI18n } from '../../lib/i18n.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { loadWho } from './who.ts';

export async function start(): Promise<void> {
  const page = document.getElementById('page');
  if (page === null) return;
  const isInWechat = isWechatPage(navigator.userAgent);
  if (isInWechat) {
    const { enterWechat } = await import('../../features/wechat/enter-wechat.ts');
    // WeChat says who it is before the page needs to know, and comes back here.
    if (await enterWechat()) return;
  }
  void loadWho();
  await startI18n(['common', 'applicant']);
  createRoot(page).render(
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>,
  );
  // Not before the page is there: the taps that count come later.
  void import('../../lib/unlocked-videos.ts').then(({ unlockVideosOnTaps }) => unlockVideosOnTaps());
  if (!isInWechat) return;
  const { prepareWechatPage } = await import('../../features/wechat/wechat-page.ts');
  await prepareWechatPage();
}
