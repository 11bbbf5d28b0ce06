import { FormDefinition } from '@cloudseat/shared/nouns/form.ts';
import { toTraditional } from '../../catalogue/traditional.ts';
import type { DemoForm, FormText } from './form-text.ts';

const inAllScripts = ([zh, en]: FormText) => ({ 'zh-Hans': zh, 'zh-Hant': toTraditional(zh), en });

export function makeDefinition({ declaration, title, sections, ...form }: DemoForm): FormDefinition {
  return FormDefinition.parse({
    ...form,
    title: inAllScripts(title),
    sections: sections.map((section) => ({
      ...section,
      title: inAllScripts(section.title),
      fields: section.fields.map(({ label, hint, unit, options, ...field }) => ({
        ...{ ...field, label: inAllScripts(label) },
        hint: hint && inAllScripts(hint),
        unit: unit && inAllScripts(unit),
        options: Object.entries(options).map(([optionId, words]) => ({
          optionId,
          label: inAllScripts(words),
        })),
      })),
    })),
    paper: { size: 'A4', declaration: inAllScripts(declaration) },
  });
}
