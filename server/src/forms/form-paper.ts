import type { FormDefinition, FormField, FormValue } from '@cloudseat/shared/nouns/form.ts';
import type { ApplicantId, CaseId, VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { FormSection, VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { CaseReader } from '../cases/case-read.repository.ts';
import type { CaseRow } from '../cases/case-write.repository.ts';
import { readDecisionRows } from '../cases/decision.repository.ts';
import { authorityOf } from '../cases/paper-authority.ts';
import type { VoucherRepository } from '../cases/voucher.repository.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { Applicant } from '../identity/applicant.repository.ts';
import type { Identity } from '../identity/identity.ts';
import { maskPhone } from '../identity/masking.ts';
import type { StaffProfile } from '../identity/staff.repository.ts';
import type { Transaction } from '../platform/db.ts';
import { makeId } from '../platform/ids.ts';
import { takeNumber } from '../vouchers/number-series.repository.ts';
import { departmentMarkOf } from '../vouchers/voucher-number.ts';
import { hashContent } from '../vouchers/vouchers.ts';
import type { CompletedForm } from './completed-form.ts';

type Dependencies = {
  reader: Pick<CaseReader, 'find'>;
  vouchers: Pick<VoucherRepository, 'insert' | 'supersedeForms'>;
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment' | 'regions' | 'findEntryLabel'>;
  identity: Pick<Identity, 'getApplicant' | 'getStaff'>;
};
export type FormPaper = ReturnType<typeof createFormPaper>;
/** Whose form it is, and who has the case. */
type FormPeople = { applicant: Applicant; agent: StaffProfile | null };

/** A completed form becomes a numbered paper of its case, to be signed by its applicant: what they answered, word for word. */
export function createFormPaper({ reader, vouchers, catalogue, identity }: Dependencies) {
  return {
    /** Before the transaction: what is read beside it would wait for it where there is one connection only. */
    async readPeople(caseId: CaseId, applicantId: ApplicantId): Promise<FormPeople> {
      const row = await reader.find(caseId);
      const agentId = row?.agentId ?? null;
      const [applicant, agent] = await Promise.all([
        identity.getApplicant(applicantId),
        agentId === null ? null : identity.getStaff(agentId),
      ]);
      return { applicant, agent };
    },

    /** In the transaction that completes the form: the two are there together or not at all. Gives what the journal tells of it. */
    async issue(
      tx: Transaction,
      row: CaseRow,
      { form, definition }: { form: CompletedForm; definition: FormDefinition },
      { applicant, agent }: FormPeople,
    ): Promise<{ voucherId: VoucherId; number: string; contentSha256: string }> {
      const { caseId, applicantId, caseNumber, matterId, firm } = row;
      const { locale, entryPoint } = await readDecisionRows(tx, caseId);
      const matter = catalogue.getMatter(matterId);
      const { shortName, department, crossRegion } = authorityOf(row, matter, catalogue);
      const issuedAt = form.completedAt;
      const year = Number(districtDate(issuedAt).slice(0, 4));
      const departmentMark = departmentMarkOf(shortName);
      const number = await takeNumber(tx, { departmentMark, kind: 'completedForm', year });
      const content: VoucherContent = {
        ...{ kind: 'completedForm', number, locale, issuedAt, caseNumber, entryPoint },
        matterName: matter.name,
        ...{ department, ...(crossRegion && { crossRegion }) },
        applicant: { name: applicant.name, maskedPhone: maskPhone(applicant.phone), ...(firm && { firm }) },
        agent: { name: agent?.displayName ?? '—', number: agent?.agentNumber ?? '—' },
        ...{ received: [], basis: [matter.guide.basis] },
        sections: sectionsOf(form, definition, locale),
      };
      const voucherId = makeId() as VoucherId;
      const contentSha256 = hashContent(content);
      const at = new Date(issuedAt);
      await vouchers.insert(tx, {
        ...{ voucherId, caseId, applicantId, content, contentSha256 },
        ...{ issuedBy: agent?.agentId ?? null, issuedAt: at, toldAt: at },
      });
      return { voucherId, number, contentSha256 };
    },

    /** The form was opened again: its paper is not to be signed any more. */
    supersede: (tx: Transaction, caseId: CaseId, at: number): Promise<void> =>
      vouchers.supersedeForms(tx, caseId, new Date(at)),
  };
}

/** Every field that was asked for, in the order of the form. */
function sectionsOf({ values }: CompletedForm, { sections }: FormDefinition, locale: Locale): FormSection[] {
  return sections.flatMap(({ title, fields }) => {
    const answered = fields.flatMap((field) => {
      const value = values[field.fieldId];
      return value === undefined ? [] : [{ label: field.label, value: wordsOf(field, value, locale) }];
    });
    return answered.length === 0 ? [] : [{ title, fields: answered }];
  });
}

const yesNo: Record<string, LocalText> = {
  yes: { 'zh-Hans': '是', 'zh-Hant': '是', en: 'Yes' },
  no: { 'zh-Hans': '否', 'zh-Hant': '否', en: 'No' },
};

/** As it reads on paper: choices by their names, figures with their unit, words as they were typed. */
export function wordsOf({ kind, options, unit }: FormField, value: FormValue, locale: Locale): string {
  const labelOf = (id: string) => options.find(({ optionId }) => optionId === id)?.label[locale] ?? id;
  if (Array.isArray(value)) return value.map(labelOf).join(locale === 'en' ? ', ' : '、');
  if (kind === 'choice') return labelOf(value);
  if (kind === 'yesNo') return yesNo[value]?.[locale] ?? value;
  return unit === null ? value : `${value} ${unit[locale]}`;
}
