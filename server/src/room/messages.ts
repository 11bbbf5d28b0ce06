import type { AgentId, ApplicantId, CallId, RequestId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import type { Message } from '@cloudseat/shared/nouns/message.ts';
import type { MessageRepository, MessageRow, NewMessage } from './message.repository.ts';

type Dependencies = {
  repository: MessageRepository;
  listMaterials: (callId: CallId) => Promise<Material[]>;
  getName: (sender: 'applicant' | 'agent', senderId: ApplicantId | AgentId) => Promise<string>;
  /** Tells both sides, wherever their pages are connected. */
  announce: (message: Message, requestId: RequestId | null) => Promise<void>;
};
export type Messages = ReturnType<typeof createMessages>;

/** Lines of chat and files sent in a call: stored first, announced after that. */
export function createMessages({ repository, listMaterials, getName, announce }: Dependencies) {
  const withMaterials = async (callId: CallId, rows: readonly MessageRow[]): Promise<Message[]> => {
    const needsMaterials = rows.some((row) => row.materialId !== null);
    const materials = needsMaterials ? await listMaterials(callId) : [];
    return rows.map((row) => present(row, materials));
  };
  return {
    async add(line: Omit<NewMessage, 'senderName'>, requestId: RequestId | null = null): Promise<Message> {
      const row = await repository.add({ ...line, senderName: await getName(line.sender, line.senderId) });
      const [message] = await withMaterials(row.callId, [row]);
      if (message === undefined) throw new Error('a stored line could not be presented');
      await announce(message, requestId);
      return message;
    },
    async list(callId: CallId, afterSequence: number, limit: number): Promise<Message[]> {
      return withMaterials(callId, await repository.list(callId, afterSequence, limit));
    },
  };
}

function present(row: MessageRow, materials: readonly Material[]): Message {
  const { messageId, callId, sequence, sender, senderName, text, materialId, link, sentAt } = row;
  const material = materials.find((known) => known.materialId === materialId) ?? null;
  return { messageId, callId, sequence, sender, senderName, text, material, link, sentAt: sentAt.getTime() };
}
