import '../../ui/base.css';
import { createRoot } from 'react-dom/client';
import { addPaths } from '../../lib/http.ts';
import { startI18n } from '../../lib/i18n.ts';
import { staffPaths } from '../../lib/staff-paths.ts';
import { AdministrationApp } from './administration-app.tsx';

async function start(): Promise<void> {
  addPaths(staffPaths);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  // The desk's words for signing in, and for the ways people come.
  await startI18n(['common', 'desk', 'administration']);
  createRoot(root).render(<AdministrationApp />);
}

void start();
