import { t } from './local-text.ts';
import type { DemoStaff } from './types.ts';

/** Those who oversee the agents, and the one who administers the platform. */
export const staff: DemoStaff[] = [
  {
    staffNumber: 'S001',
    loginName: 's001',
    displayName: '汪海澜',
    role: 'supervisor',
    title: t('值班长', 'Duty supervisor'),
  },
  {
    staffNumber: 'S002',
    loginName: 's002',
    displayName: '雷婉仪',
    role: 'supervisor',
    title: t('值班长', 'Duty supervisor'),
  },
  {
    staffNumber: 'ADMIN',
    loginName: 'admin',
    displayName: '平台管理员',
    role: 'admin',
    title: t('系统管理员', 'Administrator'),
  },
];
