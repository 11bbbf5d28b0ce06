// npm run verify-dossier: the npm packages where they are missing, then scripts/verify-dossier/main.ts on Node 24.
import { runTypeScript } from './setup/run-typescript.mjs';

await runTypeScript(['verify-dossier', 'main.ts'], process.argv.slice(2));
