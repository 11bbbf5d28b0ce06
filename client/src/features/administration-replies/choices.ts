import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { api } from '../../lib/http.ts';

/** What the form of a reply may choose from. */
export type Choices = { catalogue: Catalogue; ownDepartmentId: string | null; linkHosts: string[] };

export async function loadChoices(): Promise<Choices> {
  const [catalogue, { ownDepartmentId, linkHosts }] = await Promise.all([
    api('catalogue:get'),
    // Of the list only what says who may and which hosts are listed.
    api('cannedReply:list', { query: { text: '', state: 'revoked' } }),
  ]);
  return { catalogue, ownDepartmentId, linkHosts };
}
