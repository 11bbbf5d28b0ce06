// npm run verify-draw: the npm packages where they are missing, then scripts/verify-draw/main.ts on Node 24.
import { runTypeScript } from './setup/run-typescript.mjs';

await runTypeScript(['verify-draw', 'main.ts'], process.argv.slice(2));
