import '../../ui/base.css';
import { createRoot } from 'react-dom/client';
import { addPaths } from '../../lib/http.ts';
import { startI18n } from '../../lib/i18n.ts';
import { staffPaths } from '../../lib/staff-paths.ts';
import { SupervisionApp } from './supervision-app.tsx';

async function start(): Promise<void> {
  addPaths(staffPaths);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  // The desk's words for signing in, for the reasons agents give and for the states of a call; cases bring their own.
  await startI18n(['common', 'desk', 'supervision']);
  createRoot(root).render(<SupervisionApp />);
}

void start();
