import { z } from 'zod';
import { AgentId } from './ids.ts';
import { LocalText } from './text.ts';

/** Staff as other staff see them. */
export const StaffCard = z.object({
  agentId: AgentId,
  displayName: z.string(),
  agentNumber: z.string(),
  /** The partner region they work for; left out for this district's own. */
  regionName: LocalText.optional(),
});
export type StaffCard = z.infer<typeof StaffCard>;
