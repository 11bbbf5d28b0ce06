import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { Remedies } from '@cloudseat/shared/nouns/voucher.ts';

/** Figures of cases, each with its unit and its reason. */
export const casesTuning = {
  /** Rows of one search: more than anybody reads, few enough to come at once. */
  listedCasesMax: 200,
  listedTasksMax: 200,
  /** Of an applicant's own list. */
  ownCasesMax: 100,
  /** How often legal clocks are looked at, ms: they turn by days. */
  clocksEveryMs: 60_000,
  /** Cases of one read of it. */
  clockedMax: 500,
  /** Working days after today from which on a clock is put before whoever it presses: there is still time to act. */
  pressingDays: 1,
  /** Told last days kept with a case: each clock has few. */
  toldClocksMax: 12,
  /** Hours of the day in which telephones may ring with a reminder. */
  remindHours: { from: 9, to: 20 },
  /** How often papers are looked for of which nobody was told, ms. */
  tellEveryMs: 30_000,
  /** How long one server is left to tell of a paper, ms: setting it and a slow gateway for messages take their time. */
  tellLeaseMs: 120_000,
  /** How long it is tried after it was issued, ms: what comes of a clock at midnight is told of in the morning. */
  tellForMs: 18 * 3_600_000,
  /** Of one look. */
  tellMax: 20,
  /** Until what a helper left to another region's staff is due, ms: two days, of the five working days to tell of gaps. */
  handoverTaskMs: 2 * 86_400_000,
  /** How often overdue tasks are looked for, ms. */
  escalateEveryMs: 30_000,
  /** Of one look. */
  escalateMax: 50,
} as const;

/** As papers of more than one region name this one. */
export const districtName: LocalText = {
  'zh-Hans': '重庆市九龙坡区',
  'zh-Hant': '重慶市九龍坡區',
  en: 'Jiulongpo District, Chongqing',
};

/** Where who does not agree may turn, and within what time (行政复议法 §20, 行政诉讼法 §46): the district's own offices. */
export const remedies: Remedies = {
  reviewOffice: {
    'zh-Hans': '重庆市九龙坡区人民政府',
    'zh-Hant': '重慶市九龍坡區人民政府',
    en: 'Jiulongpo District People’s Government of Chongqing',
  },
  court: {
    'zh-Hans': '重庆市九龙坡区人民法院',
    'zh-Hant': '重慶市九龍坡區人民法院',
    en: 'Jiulongpo District People’s Court of Chongqing',
  },
  reviewDays: 60,
  courtMonths: 6,
};
