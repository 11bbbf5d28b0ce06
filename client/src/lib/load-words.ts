import type { Locale } from '@cloudseat/shared/nouns/text.ts';

export const namespaces = [
  'common',
  'applicant',
  'later',
  'paper',
  'paper-help',
  'signature',
  'capture',
  'captions',
  'check',
  'telephone',
  'hold',
  'guest',
  'browser',
  'elder',
  'form',
  'document',
  'desk',
  'deskCase',
  'case-papers',
  'supervision',
  'monitor',
  'case',
  'case-file',
  'own-case',
  'mandate',
  'helping',
  'administration',
  'calendar',
  'replies',
  'effects',
  'blur',
  'region',
  'call-recording',
  'recording',
  'joint',
  'own-joint',
  'sitting',
  'panel',
  'expert',
  'expert-after',
  'expert-session',
  'expert-reading',
  'expert-film',
  'expert-page',
  'expert-draw',
  'expert-library',
  'expert-filing',
  'project-kinds',
  'expert-score',
  'expert-report',
] as const;
export type Namespace = (typeof namespaces)[number];

const files = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', { import: 'default' });

/** The words of one language and area; each is a file of its own, fetched only when it is needed. */
export async function loadWords(locale: Locale, namespace: Namespace): Promise<Record<string, unknown>> {
  const load = files[`../locales/${locale}/${namespace}.json`];
  if (load === undefined) throw new Error(`no words for ${locale}/${namespace}`);
  return load();
}
