import { t } from './local-text.ts';
import type { DemoProjectKind } from './types.ts';

/** What may be judged by experts. Transport has no matter for works: its kind goes with the permit for them. */
export const projectKinds: DemoProjectKind[] = [
  {
    kindId: 'water-works',
    departmentId: 'water',
    matterId: 'riverside-works',
    name: t('涉河建设项目防洪评价', 'Flood assessment of riverside works'),
    description: t(
      '在河道管理范围内建桥、铺管、修码头，先请专家评审防洪影响。',
      'Bridges, pipes and quays in a river zone: experts judge first what they mean for floods.',
    ),
    materials: [
      {
        lineId: 'assessment',
        name: t('防洪评价报告', 'Flood assessment report'),
        note: t('盖章扫描件，PDF。', 'Stamped and scanned, as PDF.'),
        accepts: 'document',
        isRequired: true,
      },
      { lineId: 'design', name: t('工程设计说明', 'Design report'), accepts: 'document', isRequired: true },
      {
        lineId: 'drawings',
        name: t('总平面图和断面图', 'Site plan and sections'),
        note: t('一份图纸一个PDF，每份最大200MB。', 'One PDF for each drawing, 200 MB at most.'),
        accepts: 'drawing',
        isRequired: true,
      },
      {
        lineId: 'site-film',
        name: t('现场视频', 'Film of the site'),
        note: t(
          '拍清两岸、河床、上下游和周围建筑，可以直接用手机拍。',
          'Show both banks, the bed, up and down the river and what stands near; a phone will do.',
        ),
        accepts: 'film',
        isRequired: true,
      },
      {
        lineId: 'third-party',
        name: t('第三方意见或协议', 'Statements or agreements of third parties'),
        note: t('影响到取水口、码头等的需要。', 'If intakes, quays and the like are affected.'),
        accepts: 'document',
        isRequired: false,
      },
    ],
    criteria: [
      {
        criterionId: 'flood',
        name: t('防洪影响', 'Effect on floods'),
        guide: t(
          '壅水、流速计算可信，影响可接受：25分以上；计算有缺漏：15至24分；不可信：15分以下。',
          'Sound figures and a small effect: 25 or more; gaps: 15 to 24; not sound: below 15.',
        ),
        maxScore: 30,
      },
      {
        criterionId: 'structure',
        name: t('结构安全', 'Safety of the structure'),
        guide: t('基础埋深、冲刷、抗震都有验算。', 'Depth, scour and earthquakes are calculated.'),
        maxScore: 25,
      },
      {
        criterionId: 'geology',
        name: t('地质与岸坡稳定', 'Ground and stability of the banks'),
        guide: t('勘察资料齐全，岸坡稳定有结论。', 'The survey is complete and says whether the banks hold.'),
        maxScore: 15,
      },
      {
        criterionId: 'measures',
        name: t('补救与度汛措施', 'Remedies and measures in the flood season'),
        guide: t('措施具体，责任到人。', 'Definite, and somebody answers for each.'),
        maxScore: 20,
      },
      {
        criterionId: 'environment',
        name: t('水生态保护', 'Protection of the river'),
        maxScore: 10,
      },
    ],
    rules: {
      panelSize: 5,
      specialties: [
        { specialty: 'hydraulics', count: 1 },
        { specialty: 'hydrology', count: 2 },
        { specialty: 'geology', count: 1 },
        { specialty: 'environment', count: 1 },
      ],
      passPercent: 70,
      answerMinutes: 15,
      watchedShare: 0.8,
      quorumShare: 0.8,
      agendaMinutes: { presenting: 20, questioning: 30, deliberating: 30 },
    },
  },
  {
    kindId: 'transport-works',
    departmentId: 'transport',
    matterId: 'road-transport-certificate',
    name: t('涉路施工交通组织方案', 'Traffic plan for works on a road'),
    description: t(
      '占道、跨路、穿路施工，先请专家评审交通组织和安全。',
      'Works on, over or under a road: experts judge the traffic plan and its safety first.',
    ),
    materials: [
      { lineId: 'plan', name: t('交通组织方案', 'Traffic plan'), accepts: 'document', isRequired: true },
      {
        lineId: 'safety-report',
        name: t('安全评价报告', 'Safety report'),
        accepts: 'document',
        isRequired: true,
      },
      {
        lineId: 'drawings',
        name: t('施工图和交通标志布置图', 'Working drawings and signs'),
        accepts: 'drawing',
        isRequired: true,
      },
      {
        lineId: 'site-film',
        name: t('现场视频', 'Film of the site'),
        note: t('最好拍到早晚高峰的车流。', 'Best with the traffic of a rush hour.'),
        accepts: 'film',
        isRequired: false,
      },
      {
        lineId: 'emergency',
        name: t('应急预案', 'Emergency plan'),
        accepts: 'document',
        isRequired: false,
      },
    ],
    criteria: [
      { criterionId: 'traffic', name: t('交通组织', 'Traffic plan'), maxScore: 35 },
      { criterionId: 'safety', name: t('施工安全', 'Safety of the works'), maxScore: 30 },
      { criterionId: 'structure', name: t('道路桥梁结构影响', 'Effect on road and bridges'), maxScore: 20 },
      { criterionId: 'emergency', name: t('应急与恢复', 'Emergencies and repair'), maxScore: 15 },
    ],
    rules: {
      panelSize: 5,
      specialties: [
        { specialty: 'roads', count: 1 },
        { specialty: 'bridges', count: 1 },
        { specialty: 'traffic', count: 2 },
        { specialty: 'safety', count: 1 },
      ],
      passPercent: 70,
      answerMinutes: 15,
      watchedShare: 0.6,
      quorumShare: 0.8,
      agendaMinutes: { presenting: 15, questioning: 20, deliberating: 20 },
    },
  },
  {
    kindId: 'planning-design',
    departmentId: 'planning',
    matterId: 'works-planning-permit',
    name: t('建设工程设计方案评审', 'Design of a building'),
    description: t(
      '重要地段和公共建筑的设计方案，请专家评审。',
      'Experts judge designs for public buildings and important places.',
    ),
    materials: [
      { lineId: 'design', name: t('设计方案文本', 'Design report'), accepts: 'document', isRequired: true },
      {
        lineId: 'drawings',
        name: t('总平面图和效果图', 'Site plan and views'),
        accepts: 'drawing',
        isRequired: true,
      },
      { lineId: 'site-film', name: t('现场视频', 'Film of the site'), accepts: 'film', isRequired: false },
    ],
    criteria: [
      { criterionId: 'plan', name: t('规划符合性', 'Fits the plan'), maxScore: 30 },
      { criterionId: 'design', name: t('建筑设计', 'Design'), maxScore: 30 },
      { criterionId: 'fire', name: t('消防与疏散', 'Fire and escape'), maxScore: 20 },
      { criterionId: 'public', name: t('公共空间与无障碍', 'Public space and access'), maxScore: 20 },
    ],
    rules: {
      panelSize: 5,
      specialties: [
        { specialty: 'planning', count: 2 },
        { specialty: 'architecture', count: 1 },
        { specialty: 'fire-safety', count: 1 },
      ],
      passPercent: 60,
      answerMinutes: 30,
      watchedShare: 0.5,
      quorumShare: 0.8,
      agendaMinutes: { presenting: 20, questioning: 20, deliberating: 20 },
    },
  },
];
