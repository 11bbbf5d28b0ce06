import type { LocalText } from './text.ts';

/** What an expert may be tied to a project by; each is asked for by itself at check-in. */
export const recusalRelations = ['employed', 'kin', 'paid', 'authored', 'dispute', 'other'] as const;
export type RecusalRelation = (typeof recusalRelations)[number];

export type CheckInWording = {
  /** Another text is another version. */
  version: string;
  commitment: LocalText;
  /** How it is checked who signs. */
  identity: LocalText;
  relations: { relation: RecusalRelation; question: LocalText }[];
};

/** What experts sign when they check in. Its hash, of the canonical JSON, is in the journal beside each signature. */
export const checkInWording: CheckInWording = {
  version: '2026-12',
  commitment: {
    'zh-Hans':
      '我以本人名义独立参加本次评审，客观、公正、如实发表意见；不私下接触项目单位及有关人员，不收受任何好处；不泄露评审中知悉的秘密、评分和讨论内容；对自己的评分和意见负责。',
    'zh-Hant':
      '我以本人名義獨立參加本次評審，客觀、公正、如實發表意見；不私下接觸項目單位及有關人員，不收受任何好處；不洩露評審中知悉的秘密、評分和討論內容；對自己的評分和意見負責。',
    en: 'I take part in this review in person and independently, and state my opinion objectively, fairly and truthfully. I have no private contact with the project unit or its people and accept no favours. I disclose no secrets, scores or discussions learned in the review. I answer for my scores and opinions.',
  },
  identity: {
    'zh-Hans':
      '身份核验：系统只核对您的登录账号和登录密码，不做人脸比对，也不查验证件。用这个账号签到，即表示是您本人。',
    'zh-Hant':
      '身份核驗：系統只核對您的登錄賬號和登錄密碼，不做人臉比對，也不查驗證件。用這個賬號簽到，即表示是您本人。',
    en: 'Identity: only your account and its password are checked. No face is compared and no document is looked at. By signing in with this account you state that you are its holder.',
  },
  relations: [
    {
      relation: 'employed',
      question: {
        'zh-Hans': '近三年内，我在项目单位或其上下级单位任职，或担任其顾问。',
        'zh-Hant': '近三年內，我在項目單位或其上下級單位任職，或擔任其顧問。',
        en: 'Within the last three years I worked for the project unit, a unit above or below it, or advised it.',
      },
    },
    {
      relation: 'kin',
      question: {
        'zh-Hans': '项目单位的负责人或经办人是我的近亲属，或与我有其他亲密关系。',
        'zh-Hant': '項目單位的負責人或經辦人是我的近親屬，或與我有其他親密關係。',
        en: 'A head of the project unit, or somebody in charge of the project, is close family or otherwise close to me.',
      },
    },
    {
      relation: 'paid',
      question: {
        'zh-Hans': '我或我的近亲属与项目单位有股权、合同、借贷等经济往来。',
        'zh-Hant': '我或我的近親屬與項目單位有股權、合同、借貸等經濟往來。',
        en: 'I, or my close family, have shares, contracts, loans or other dealings with the project unit.',
      },
    },
    {
      relation: 'authored',
      question: {
        'zh-Hans': '我参与过本项目的编制、设计、咨询、监理或此前的审查。',
        'zh-Hant': '我參與過本項目的編製、設計、諮詢、監理或此前的審查。',
        en: 'I took part in drafting, designing, advising on, supervising or earlier examining this project.',
      },
    },
    {
      relation: 'dispute',
      question: {
        'zh-Hans': '我与项目单位有过诉讼、举报等纠纷。',
        'zh-Hant': '我與項目單位有過訴訟、舉報等糾紛。',
        en: 'I have had a lawsuit, a complaint or another dispute with the project unit.',
      },
    },
    {
      relation: 'other',
      question: {
        'zh-Hans': '我有其他可能影响公正评审的情形。',
        'zh-Hant': '我有其他可能影響公正評審的情形。',
        en: 'There is something else that could affect my fairness.',
      },
    },
  ],
};
