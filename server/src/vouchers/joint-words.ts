import type { JointTexts } from './voucher-texts.ts';

/** 联审意见 in Simplified Chinese: the wording that counts. */
export const jointChinese: JointTexts = {
  intro: '您（单位）提出的“{matter}”申请，由本机关牵头，会同有关部门联合审查。现将联审意见告知如下。',
  subject: '联审事项：{text}',
  conclusion: {
    agree: '结论：各部门同意。',
    agreeWithConditions: '结论：同意，办理时须遵守下表所列条件。',
    needsCorrection: '结论：需要补正。请按下表一次补齐后再提交。',
    disagree: '结论：不同意。理由见各部门意见。',
  },
  section: { lines: '需要您办理的事项（汇总）', departments: '各部门意见', conflicts: '意见分歧及处理' },
  column: { what: '类别', content: '内容', by: '提出部门', conflict: '分歧', settled: '处理' },
  verdict: {
    agree: '同意',
    agreeWithConditions: '附条件同意',
    needsCorrection: '需补正',
    notOurs: '不属本部门职责',
    disagree: '不同意',
  },
  dissent: '（保留的不同意见）',
  part: '（{part}）',
  lead: '主办',
  required: '协办',
  optional: '协办，可选',
  question: '询问：{text}',
  basis: '依据：{text}',
  askInstead: '建议询问：{text}',
  signed: '{name}（工号{number}）{at}签署，校验码{code}',
  signedAgain: '{name}（工号{number}）{at}签署（第{round}次意见），校验码{code}',
  absence: {
    dropped: '未参加联审。原因：{reason}',
    abstained: '经办人回避，未提出意见。原因：{reason}',
    notSigned: '未提出意见。',
  },
  lineKind: { condition: '须遵守', correction: '须补正' },
  conflict: { verdict: '结论不一致', sameLine: '对同一材料的要求不一致', notOurs: '职责归属不明确' },
  level: { lead: '主办部门{name}（工号{number}）裁定', escalated: '提级会商，{name}（工号{number}）裁定' },
  follows: '采纳{name}的意见。',
  satOn: '会审日期：{dates}',
  comma: '、',
};

/** The same in English. */
export const jointEnglish: JointTexts = {
  intro:
    'Your application for "{matter}" was examined by several departments together, led by this department. This is their joint opinion.',
  subject: 'Subject: {text}',
  conclusion: {
    agree: 'Conclusion: all departments agree.',
    agreeWithConditions: 'Conclusion: agreed, on the conditions in the table below.',
    needsCorrection:
      'Conclusion: corrections are needed. Please hand in everything in the table below at once.',
    disagree: 'Conclusion: not agreed. The reasons stand with each department.',
  },
  section: {
    lines: 'What you are asked for',
    departments: 'Opinions of the departments',
    conflicts: 'Differences and how they were settled',
  },
  column: { what: 'Kind', content: 'What', by: 'Asked by', conflict: 'Difference', settled: 'Settled' },
  verdict: {
    agree: 'Agrees',
    agreeWithConditions: 'Agrees on conditions',
    needsCorrection: 'Needs corrections',
    notOurs: 'Not within its powers',
    disagree: 'Does not agree',
  },
  dissent: ' (dissent, kept on record)',
  part: ' ({part})',
  lead: 'leading',
  required: 'assisting',
  optional: 'assisting, optional',
  question: 'Asked: {text}',
  basis: 'Basis: {text}',
  askInstead: 'Please ask instead: {text}',
  signed: 'Signed by {name} (No. {number}), {at}, check code {code}',
  signedAgain: 'Signed by {name} (No. {number}), {at} (opinion {round}), check code {code}',
  absence: {
    dropped: 'Took no part. Reason: {reason}',
    abstained: 'The agent stood aside and gave no opinion. Reason: {reason}',
    notSigned: 'Gave no opinion.',
  },
  lineKind: { condition: 'To be kept', correction: 'To be corrected' },
  conflict: {
    verdict: 'Different conclusions',
    sameLine: 'Different demands on one document',
    notOurs: 'Nobody named as responsible',
  },
  level: {
    lead: 'Decided by {name} (No. {number}) of the leading department',
    escalated: 'Put before a supervisor: decided by {name} (No. {number})',
  },
  follows: 'The opinion of {name} stands.',
  satOn: 'Sat on: {dates}',
  comma: ', ',
};
