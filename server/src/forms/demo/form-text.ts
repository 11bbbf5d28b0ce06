/** Simplified Chinese and English; Traditional is made when the forms are loaded. */
export type FormText = readonly [zh: string, en: string];

type FieldWish = {
  optional?: true;
  hint?: FormText;
  max?: number;
  unit?: FormText;
  from?: number;
  to?: number;
  options?: Readonly<Record<string, FormText>>;
  when?: { fieldId: string; isOneOf: string[] };
  half?: true;
};
export type DemoField = ReturnType<typeof field>;
export type DemoForm = {
  formId: string;
  version: number;
  matterId: string;
  title: FormText;
  sections: { sectionId: string; title: FormText; fields: DemoField[] }[];
  declaration: FormText;
};

/** A field as the demo's forms write it down; required unless it says otherwise. */
export const field = (kind: string, fieldId: string, label: FormText, wish: FieldWish = {}) => ({
  ...{ kind, fieldId, label, isRequired: wish.optional === undefined, maxLength: wish.max ?? null },
  ...{ hint: wish.hint ?? null, unit: wish.unit ?? null, min: wish.from ?? null, max: wish.to ?? null },
  ...{ options: wish.options ?? {}, shownWhen: wish.when ?? null },
  width: wish.half ? ('half' as const) : ('full' as const),
});

export const people: FormText = ['人', 'people'];
export const yuan: FormText = ['元', 'yuan'];
export const squareMetres: FormText = ['平方米', 'm²'];
export const years: FormText = ['年', 'years'];
