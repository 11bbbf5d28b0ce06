import { t } from './local-text.ts';
import type { DemoSkill } from './types.ts';

/** `general` is a department's everyday advice; the others are what not every agent of it can handle. */
export const skills: DemoSkill[] = [
  { skillId: 'general', departmentId: null, name: t('综合咨询', 'General advice') },
  {
    skillId: 'business-registration',
    departmentId: 'market-regulation',
    name: t('企业登记', 'Business registration'),
  },
  { skillId: 'food-licensing', departmentId: 'market-regulation', name: t('食品许可', 'Food licensing') },
  {
    skillId: 'special-equipment',
    departmentId: 'market-regulation',
    name: t('特种设备', 'Special equipment'),
  },
  { skillId: 'social-insurance', departmentId: 'human-resources', name: t('社会保险', 'Social insurance') },
  { skillId: 'employment', departmentId: 'human-resources', name: t('就业失业', 'Employment') },
  { skillId: 'household', departmentId: 'public-security', name: t('户籍身份证', 'Households and ID cards') },
  { skillId: 'exit-entry', departmentId: 'public-security', name: t('出入境', 'Exit and entry') },
  { skillId: 'social-assistance', departmentId: 'civil-affairs', name: t('社会救助', 'Social assistance') },
  { skillId: 'elder-care', departmentId: 'civil-affairs', name: t('养老服务', 'Care for the elderly') },
  {
    skillId: 'treatment-claims',
    departmentId: 'medical-security',
    name: t('医保待遇', 'Medical insurance claims'),
  },
  { skillId: 'housing-security', departmentId: 'housing', name: t('住房保障', 'Public housing') },
  { skillId: 'construction-permits', departmentId: 'housing', name: t('施工许可', 'Construction permits') },
  {
    skillId: 'property-registration',
    departmentId: 'planning',
    name: t('不动产登记', 'Property registration'),
  },
  { skillId: 'planning-permits', departmentId: 'planning', name: t('规划许可', 'Planning permits') },
  { skillId: 'road-transport', departmentId: 'transport', name: t('道路运输', 'Road transport') },
  { skillId: 'water-permits', departmentId: 'water', name: t('涉水审批', 'Water permits') },
  { skillId: 'rural-land', departmentId: 'agriculture', name: t('宅基地', 'Rural homesteads') },
  { skillId: 'animal-health', departmentId: 'agriculture', name: t('动物防疫', 'Animal health') },
  { skillId: 'health-licensing', departmentId: 'health', name: t('卫生许可', 'Health licensing') },
  { skillId: 'enrolment', departmentId: 'education', name: t('入学转学', 'Enrolment and transfer') },
  {
    skillId: 'teacher-certification',
    departmentId: 'education',
    name: t('教师资格', 'Teacher certification'),
  },
  { skillId: 'invoicing', departmentId: 'taxation', name: t('发票业务', 'Invoices') },
  { skillId: 'income-tax', departmentId: 'taxation', name: t('个人所得税', 'Individual income tax') },
  { skillId: 'legal-aid', departmentId: 'justice', name: t('法律援助', 'Legal aid') },
  { skillId: 'notarization', departmentId: 'justice', name: t('公证', 'Notarization') },
  {
    skillId: 'venue-licensing',
    departmentId: 'culture',
    name: t('文化市场许可', 'Venue and performance licensing'),
  },
  {
    skillId: 'environment-permits',
    departmentId: 'environment',
    name: t('环评与排污', 'Environmental permits'),
  },
  { skillId: 'hazardous-goods', departmentId: 'emergency', name: t('危险物品', 'Hazardous goods') },
  { skillId: 'rehabilitation', departmentId: 'disabled', name: t('康复服务', 'Rehabilitation') },
];
