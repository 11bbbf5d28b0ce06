/** Who may ask for what of expert reviews, spelled out a second time on purpose. */
const unit = ['applicant'];
const readers = ['applicant', 'expert', 'convenor', 'supervisor'];

export const expertPermissions = {
  requests: {},
  routes: {
    'expertReview:list': readers,
    'expertReview:get': readers,
    'film:list': readers,
    'film:get': readers,
    'film:remove': unit,
    'film:content': readers,
    'film:thumbnail': readers,
    'film:beginTake': unit,
    'film:getTake': unit,
    'film:putSlice': unit,
    'film:finishTake': unit,
  },
} as const;
