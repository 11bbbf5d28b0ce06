import type { FormDefinition, FormField, FormValue } from '@cloudseat/shared/nouns/form.ts';
import type { VoucherId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { FormSection, VoucherContent } from '@cloudseat/shared/nouns/voucher.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import type { CompletedForm } from '../forms/completed-form.ts';
import type { FormPaper } from '../forms/forms.ts';
import type { Identity } from '../identity/identity.ts';
import { maskPhone } from '../identity/masking.ts';
import { makeId } from '../platform/ids.ts';
import { takeNumber } from '../vouchers/number-series.repository.ts';
import { departmentMarkOf } from '../vouchers/voucher-number.ts';
import { hashContent } from '../vouchers/vouchers.ts';
import type { CaseReader } from './case-read.repository.ts';
import type { CaseWriter } from './case-write.repository.ts';
import { readDecisionRows } from './decision.repository.ts';
import type { VoucherRepository } from './voucher.repository.ts';

type Dependencies = {
  reader: Pick<CaseReader, 'find'>;
  writer: CaseWriter;
  vouchers: VoucherRepository;
  catalogue: Pick<Catalogue, 'getMatter' | 'getDepartment'>;
  identity: Pick<Identity, 'getApplicant' | 'getStaff'>;
  now: () => number;
};

/** A completed form becomes a numbered paper of its case, to be signed by its applicant: what they answered, word for word. */
export function createFormPaper({
  reader,
  writer,
  vouchers,
  catalogue,
  identity,
  now,
}: Dependencies): FormPaper {
  return {
    async renderCompletedForm({ form, definition, sha256 }) {
      const row = await reader.find(form.caseId);
      if (row === null) throw new Error(`the case of form ${form.fillingId} is gone`);
      const applicant = await identity.getApplicant(row.applicantId);
      const agent = row.agentId === null ? null : await identity.getStaff(row.agentId);
      const matter = catalogue.getMatter(row.matterId);
      const { name, shortName, address, phone } = catalogue.getDepartment(row.departmentId);
      await writer.change(row.caseId, null, now(), async (tx, held) => {
        const { locale, entryPoint } = await readDecisionRows(tx, held.caseId);
        const issuedAt = now();
        const year = Number(districtDate(issuedAt).slice(0, 4));
        const departmentMark = departmentMarkOf(shortName);
        const number = await takeNumber(tx, { departmentMark, kind: 'completedForm', year });
        const content: VoucherContent = {
          ...{ kind: 'completedForm', number, locale, issuedAt, caseNumber: held.caseNumber, entryPoint },
          matterName: matter.name,
          department: { name, address, phone },
          applicant: { name: applicant.name, maskedPhone: maskPhone(applicant.phone) },
          agent: { name: agent?.displayName ?? '—', number: agent?.agentNumber ?? '—' },
          ...{ received: [], basis: [matter.guide.basis] },
          sections: sectionsOf(form, definition, locale),
        };
        const voucherId = makeId() as VoucherId;
        const contentSha256 = hashContent(content);
        await vouchers.insert(tx, {
          ...{ voucherId, caseId: held.caseId, applicantId: held.applicantId, content, contentSha256 },
          ...{ issuedBy: agent?.agentId ?? ('' as never), issuedAt: new Date(issuedAt) },
        });
        const by = { actorRole: 'system', actorId: '', callId: null };
        const details = { voucherId, number, contentSha256, formSha256: sha256 };
        return { isAside: true, lines: [{ at: issuedAt, ...by, action: 'form.printed', details }] };
      });
    },
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
