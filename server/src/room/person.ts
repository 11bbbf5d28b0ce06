import { PeerId } from '@cloudseat/shared/contract/sfu-nouns.ts';
import type { AgentId, ApplicantId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import { notFound } from '../platform/errors.ts';

/** Every account of staff has an agent's id. */
export type Person =
  | { role: 'applicant'; id: ApplicantId }
  | { role: 'agent'; id: AgentId }
  | { role: 'guest'; id: GuestId }
  | { role: 'supervisor' | 'expert' | 'convenor'; id: AgentId };
/** A participant whose page is connected to this server. */
export type LocalPeer = { peerId: PeerId; person: Person; pageId: string };

export const peerIdOf = ({ role, id }: Person): PeerId => PeerId.parse(`${role}-${id}`);
export const personIdOf = (peerId: PeerId): string => peerId.slice(peerId.indexOf('-') + 1);

/** What belongs to somebody else does not exist for this page. */
export function own<Item extends { peerId: string }>(item: Item, self: LocalPeer): Item {
  if (item.peerId !== self.peerId) throw notFound('this part of the room');
  return item;
}
