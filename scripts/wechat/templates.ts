// Message templates of the account, and the rules that WeChat has for what stands in their fields.
import { WechatFailure } from './failures.ts';

export type MessageWay = 'template' | 'subscription';
export type MessageTemplate = {
  templateId: string;
  way: MessageWay;
  title: string;
  fields: readonly string[];
};

const fields = ['character_string1', 'thing2', 'thing3'];
const labels: Record<string, string> = {
  character_string1: '排队号码',
  thing2: '办理事项',
  thing3: '温馨提示',
};

/** Template ids have 43 characters. */
export const yourTurnTemplateId = 'TestYourTurnTemplate-0123456789-0123456789a';
export const yourTurnSubscriptionId = 'TestYourTurnSubscription-0123456789-0123456';

export const paperTemplateId = 'TestPaperTemplate-0123456789-0123456789abcd';

export const templates: readonly MessageTemplate[] = [
  { templateId: yourTurnTemplateId, way: 'template', title: '排队叫号提醒', fields },
  { templateId: yourTurnSubscriptionId, way: 'subscription', title: '排队叫号提醒（订阅）', fields },
  { templateId: paperTemplateId, way: 'template', title: '文书出具提醒', fields },
];

export const labelOf = (field: string): string => labels[field] ?? field;

/** By the kind of field its name begins with. */
const fits: Record<string, RegExp> = {
  thing: /^[^\n]{1,20}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  number: /^\d{1,32}$/,
};

/** The values by field; 40037 for a template the account does not have, 47003 for a field that is missing or does not fit. */
export function readValues(
  way: MessageWay,
  templateId: unknown,
  data: unknown,
): { template: MessageTemplate; values: Record<string, string> } {
  const template = templates.find((one) => one.way === way && one.templateId === templateId);
  if (!template) throw new WechatFailure(40037);
  const given = (typeof data === 'object' && data !== null ? data : {}) as Record<
    string,
    { value?: unknown }
  >;
  const values: Record<string, string> = {};
  for (const field of template.fields) {
    const value = String(given[field]?.value ?? '');
    const rule = fits[field.replace(/\d+$/, '')];
    if (value === '' || (rule && !rule.test(value)))
      throw new WechatFailure(47003, `data.${field}.value invalid`);
    values[field] = value;
  }
  return { template, values };
}
