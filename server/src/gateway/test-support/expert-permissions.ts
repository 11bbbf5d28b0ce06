/** Who may ask for what of expert reviews, spelled out a second time on purpose. */
const readers = ['applicant', 'expert', 'convenor', 'supervisor'];
const [expert, convenor] = [['expert'], ['convenor']];
const panel = ['expert', 'convenor'];

export const expertPermissions = {
  requests: {},
  routes: {
    'expertReview:list': readers,
    'expertReview:get': readers,
    'expertReading:open': convenor,
    'expertReading:move': convenor,
    'expertReading:get': readers,
    'expertReading:begin': expert,
    'expertReading:report': expert,
    'expertRemark:list': panel,
    'expertRemark:save': expert,
    'expertRemark:remove': expert,
    'expertQuestion:list': readers,
    'expertQuestion:ask': panel,
    'expertQuestion:reply': ['applicant', ...panel],
  },
} as const;
