/** Matters of the demo with two agents who can take them. Tests of one file take different ones: calls and blame stay apart. */
const agent = (loginName: string, displayName: string) => ({
  loginName,
  displayName,
  agentNumber: loginName.toUpperCase(),
});

export const counters = {
  soleTrader: { matterId: 'sole-trader-setup', agents: [agent('a001', '陈思远'), agent('a002', '冉红梅')] },
  socialCard: {
    matterId: 'social-security-card',
    agents: [agent('a005', '赵文博'), agent('a006', '向春燕')],
  },
  idCard: { matterId: 'id-card-renewal', agents: [agent('a009', '周建川'), agent('a010', '田小芳')] },
} as const;
