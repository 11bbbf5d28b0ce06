import type { CaseView } from '@cloudseat/shared/nouns/service-case.ts';
import type { StaffCard } from '@cloudseat/shared/nouns/staff-card.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';

/** Everybody of staff that a case knows, each once; whoever had it last comes first. */
export function staffIn({ agent, calls, tasks, lines }: CaseView): StaffCard[] {
  const cards = [
    agent,
    ...calls.map((call) => call.agent),
    ...tasks.map(({ owner }) => owner),
    ...lines.map(({ review }) => review?.reviewedBy ?? null),
  ];
  const byId = new Map(cards.flatMap((card) => (card ? [[card.agentId, card] as const] : [])));
  return [...byId.values()];
}

/** What lines, tasks and people of a case are called, by id: the journal knows them by these. */
export function namesIn(view: CaseView, text: (words: LocalText) => string): Map<string, string> {
  return new Map<string, string>([
    ...view.lines.map(({ lineId, name }) => [lineId, text(name)] as const),
    ...view.tasks.map(({ taskId, title }) => [taskId, title] as const),
    ...staffIn(view).map(({ agentId, displayName }) => [agentId, displayName] as const),
  ]);
}
