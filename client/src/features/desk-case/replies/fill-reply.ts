import type { DeskReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import type { ReplyPlaceholder } from '@cloudseat/shared/nouns/canned-reply-rules.ts';
import type { MessageLink } from '@cloudseat/shared/nouns/message-link.ts';
import { surnameOf } from '@cloudseat/shared/nouns/surname.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';

/** What a desk knows to fill in. */
export type ReplyFacts = {
  /** Null, or masked, of somebody who only waits. */
  applicantName: string | null;
  matterName: LocalText;
  agentName: string;
  /** Required and not there yet. */
  missingDocuments: readonly LocalText[];
};
export type FilledReply = { text: string; link: MessageLink | null };

/** Stands where the agent has to write something before sending. */
export const gap = '____';

const separators: Record<Locale, string> = { 'zh-Hans': '、', 'zh-Hant': '、', en: ', ' };

/** A reply in the applicant's language, with everything filled in that the desk knows. */
export function fillReply(
  { text, link }: Pick<DeskReply, 'text' | 'link'>,
  locale: Locale,
  facts: ReplyFacts,
): FilledReply {
  const documents = facts.missingDocuments.map((name) => name[locale]).join(separators[locale]);
  const values: Record<ReplyPlaceholder, string | null> = {
    applicantSurname: facts.applicantName === null ? null : surnameOf(facts.applicantName),
    matter: facts.matterName[locale],
    agentName: facts.agentName,
    documentName: documents === '' ? null : documents,
  };
  const filled = text[locale].replace(
    /\{(\w+)\}/g,
    (_whole, name: string) => values[name as ReplyPlaceholder] ?? gap,
  );
  return { text: filled, link: link && { label: link.label[locale], url: link.url } };
}
