export { canonicalJson } from '@cloudseat/shared/dossier/canonical-json.ts';
