import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import { firmRoles } from '@cloudseat/shared/nouns/firm-rules.ts';
import { checkCreditCode } from '@cloudseat/shared/nouns/form-numbers.ts';

/** What stands in the fields; a firm only while it is on. */
export type FirmDraft = Firm & { isOn: boolean };
type Memory = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'cloudseat.firm';
const none: FirmDraft = { isOn: false, name: '', creditCode: '', role: 'handler' };

/** As people copy it, with blanks between. */
const codeOf = ({ creditCode }: FirmDraft) => creditCode.replace(/\s/g, '').toUpperCase();

export const isNameRight = ({ name }: FirmDraft): boolean => name.trim().length >= 2;
export const isCodeRight = (draft: FirmDraft): boolean => checkCreditCode(codeOf(draft)) === null;

/** The firm to come for, null for oneself; undefined while something is missing or wrong. */
export function readFirm(draft: FirmDraft): Firm | null | undefined {
  if (!draft.isOn) return null;
  if (!isNameRight(draft) || !isCodeRight(draft)) return undefined;
  return { name: draft.name.trim(), creditCode: codeOf(draft), role: draft.role };
}

/** Of the firm that was come for last in this tab; whether they come for it again is theirs to say. */
export function recallFirm(memory: Memory): FirmDraft {
  try {
    const { name, creditCode, role } = JSON.parse(memory.getItem(key) ?? '{}') as Partial<FirmDraft>;
    if (typeof name !== 'string' || typeof creditCode !== 'string') return none;
    return { isOn: false, name, creditCode, role: firmRoles.find((each) => each === role) ?? none.role };
  } catch {
    return none;
  }
}

export function keepFirm(memory: Memory, firm: Firm): void {
  try {
    memory.setItem(key, JSON.stringify(firm));
  } catch {
    // It is typed again.
  }
}
