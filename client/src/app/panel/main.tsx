import '../../ui/base.css';
import { createRoot } from 'react-dom/client';
import { expertPaths } from '../../lib/expert-paths.ts';
import { addPaths } from '../../lib/http.ts';
import { startI18n } from '../../lib/i18n.ts';
import { staffPaths } from '../../lib/staff-paths.ts';
import { PanelApp } from './panel-app.tsx';

async function start(): Promise<void> {
  addPaths(staffPaths);
  addPaths(expertPaths);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  // The desk's words for signing in.
  await startI18n(['common', 'desk', 'panel']);
  createRoot(root).render(<PanelApp />);
}

void start();
