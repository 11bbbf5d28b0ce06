/** Who may ask for what of expert reviews, spelled out a second time on purpose. */
const experts = ['expert'];
const readers = ['applicant', 'expert', 'convenor', 'supervisor'];

export const expertPermissions = {
  requests: {},
  routes: {
    'expertReview:list': readers,
    'expertReview:get': readers,
    'expertScore:get': readers,
    ...{ 'expertScore:saveDraft': experts, 'expertScore:commit': experts },
    'expertScore:verify': ['expert', 'convenor', 'supervisor'],
    'expertReport:get': readers,
    'expertReport:read': ['expert', 'convenor'],
    ...{ 'expertReport:write': experts, 'expertReport:vote': experts, 'expertReport:close': experts },
    ...{ 'expertReport:reopen': experts, 'expertReport:sign': experts },
  },
} as const;
