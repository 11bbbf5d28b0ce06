/** Who may ask for what of expert reviews, spelled out a second time on purpose. */
const readers = ['applicant', 'expert', 'convenor', 'supervisor'];

export const expertPermissions = {
  requests: {},
  routes: {
    'expertReview:list': readers,
    'expertReview:get': readers,
  },
} as const;
