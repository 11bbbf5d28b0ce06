type Conclusion = 'passed' | 'passedWithChanges' | 'notPassed';
/** Of 专家评审意见书 and 专家评分表. */
export type ExpertTexts = {
  intro: string;
  scoresIntro: string;
  project: string;
  conclusion: Record<Conclusion, string>;
  votes: string;
  section: Record<
    | 'project'
    | 'seen'
    | 'findings'
    | 'suggestions'
    | 'reasons'
    | 'changes'
    | 'panel'
    | 'dissent'
    | 'voids'
    | 'scores'
    | 'remarks'
    | 'result',
    string
  >;
  column: Record<
    'change' | 'criterion' | 'verifiers' | 'name' | 'unit' | 'sign' | 'reason' | 'max' | 'mean' | 'remark',
    string
  >;
  chair: string;
  place: string;
  sign: Record<'agreed' | 'dissented' | 'silent', string>;
  signedAt: string;
  dissentOf: string;
  basis: string;
  voidMarks: Record<'given' | 'none', string>;
  unknown: string;
  mean: string;
  trimmedMean: string;
  percent: string;
  isPass: Record<'yes' | 'no', string>;
  total: string;
  proposal: string;
  proposals: Record<Conclusion, string>;
  whole: string;
  commitment: string;
  hash: string;
  comma: string;
};

/** In Simplified Chinese: the wording that counts. */
export const expertChinese: ExpertTexts = {
  intro: '受本机关委托，专家组对“{title}”（{kind}，申报单位：{unit}）进行了评审，形成如下意见。',
  scoresIntro:
    '专家组对“{title}”（{kind}，申报单位：{unit}）独立打分。每位专家的分数在提交时封存，全部提交后同时公开。',
  project: '项目：{title}',
  conclusion: {
    passed: '评审结论：通过。',
    passedWithChanges: '评审结论：修改后通过。请按下表修改，并经指定专家复核确认。',
    notPassed: '评审结论：不通过。',
  },
  votes: '专家表决：通过{passed}人，修改后通过{passedWithChanges}人，不通过{notPassed}人。',
  section: {
    project: '一、项目概况',
    seen: '二、查阅材料与现场影像情况',
    findings: '三、分项评审意见',
    suggestions: '四、建议',
    reasons: '五、结论与理由',
    changes: '必须修改的内容',
    panel: '专家组成员与签署',
    dissent: '不同意见（全文）',
    voids: '退出评审的席位',
    scores: '分项得分',
    remarks: '评分说明',
    result: '得分汇总',
  },
  column: {
    change: '修改内容',
    criterion: '对应评审项',
    verifiers: '复核专家',
    name: '姓名',
    unit: '单位',
    sign: '签署',
    reason: '原因与分数处理',
    max: '满分',
    mean: '平均',
    remark: '说明',
  },
  chair: '（组长）',
  place: '第{position}席',
  sign: {
    agreed: '同意并签署',
    dissented: '签署，保留不同意见',
    silent: '期限内未签署且未说明理由，视为同意',
  },
  signedAt: '{at}，校验码{code}',
  dissentOf: '{name}：{text}',
  basis: '依据：{text}',
  voidMarks: { given: '已提交的分数作废，留存备查，校验码{code}', none: '未提交分数' },
  unknown: '未说明',
  mean: '{count}位专家平均{mean}分（满分{max}分）。',
  trimmedMean: '去掉一个最高分和一个最低分后平均{mean}分。',
  percent: '得分率{percent}%，通过线{pass}%。',
  isPass: { yes: '按得分：达到通过线。', no: '按得分：未达到通过线。' },
  total: '合计',
  proposal: '本人建议',
  proposals: { passed: '通过', passedWithChanges: '修改后通过', notPassed: '不通过' },
  whole: '总体',
  commitment: '封存校验码',
  hash: '本意见书签署文本第{round}次定稿，校验码{code}。',
  comma: '、',
};

/** The same in English. */
export const expertEnglish: ExpertTexts = {
  intro:
    'On behalf of this department a panel of experts has reviewed "{title}" ({kind}, submitted by {unit}) and reports as follows.',
  scoresIntro:
    'The experts scored "{title}" ({kind}, submitted by {unit}) independently. Marks were sealed when handed in and opened together when all were in.',
  project: 'Project: {title}',
  conclusion: {
    passed: 'Conclusion: passed.',
    passedWithChanges:
      'Conclusion: passed once changed. Please make the changes below; the named experts confirm them.',
    notPassed: 'Conclusion: not passed.',
  },
  votes: 'Votes: passed {passed}, passed once changed {passedWithChanges}, not passed {notPassed}.',
  section: {
    project: '1. The project',
    seen: '2. Documents and site film seen',
    findings: '3. Findings by criterion',
    suggestions: '4. Suggestions',
    reasons: '5. Conclusion and reasons',
    changes: 'Required changes',
    panel: 'The panel and its signatures',
    dissent: 'Dissenting opinions (in full)',
    voids: 'Places that left the panel',
    scores: 'Marks by criterion',
    remarks: 'Remarks on the marks',
    result: 'Result',
  },
  column: {
    change: 'Change',
    criterion: 'Criterion',
    verifiers: 'Confirmed by',
    name: 'Name',
    unit: 'Unit',
    sign: 'Signature',
    reason: 'Reason, and what became of the marks',
    max: 'Max.',
    mean: 'Mean',
    remark: 'Remark',
  },
  chair: ' (chair)',
  place: 'Place {position}',
  sign: {
    agreed: 'Signed',
    dissented: 'Signed with dissent',
    silent: 'Neither signed nor gave a reason in time: counts as agreed',
  },
  signedAt: '{at}, check code {code}',
  dissentOf: '{name}: {text}',
  basis: 'Basis: {text}',
  voidMarks: { given: 'Marks handed in are void and kept, check code {code}', none: 'No marks handed in' },
  unknown: 'Not told',
  mean: 'Mean of {count} experts: {mean} of {max}.',
  trimmedMean: 'Without the highest and the lowest: {mean}.',
  percent: '{percent}% of all marks; a pass begins at {pass}%.',
  isPass: { yes: 'By the marks: a pass.', no: 'By the marks: no pass.' },
  total: 'Total',
  proposal: 'Own proposal',
  proposals: { passed: 'Passed', passedWithChanges: 'Passed once changed', notPassed: 'Not passed' },
  whole: 'Overall',
  commitment: 'Check code of the seal',
  hash: 'Text as signed, closing {round}, check code {code}.',
  comma: ', ',
};
