import '../../ui/base.css';
import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { addPaths } from '../../lib/http.ts';
import { startI18n } from '../../lib/i18n.ts';
import { staffPaths } from '../../lib/staff-paths.ts';

// The words and the desk (antd, media) load side by side; until then the page shows a bare line of its own.
const page = import('./desk-app.tsx');
const DeskApp = lazy(async () => ({ default: (await page).DeskApp }));

async function start(): Promise<void> {
  addPaths(staffPaths);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  await startI18n([
    ...(['common', 'desk', 'case', 'case-papers', 'deskCase', 'telephone'] as const),
    ...(['hold', 'guest', 'capture', 'replies', 'effects', 'blur', 'region'] as const),
  ]);
  createRoot(root).render(
    <Suspense fallback={null}>
      <DeskApp />
    </Suspense>,
  );
}

void start();
