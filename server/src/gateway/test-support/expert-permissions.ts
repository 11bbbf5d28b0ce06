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
    'expertKind:list': ['applicant', 'agent', 'supervisor', 'admin', 'expert', 'convenor'],
    ...{ 'expertKind:get': ['admin'], 'expertKind:make': ['admin'], 'expertKind:save': ['admin'] },
    ...{ 'expertKind:retire': ['admin'], 'expertKind:restore': ['admin'] },
    ...{ 'expertFiling:begin': ['applicant'], 'expertFiling:change': ['applicant'] },
    ...{ 'expertFiling:removeFile': ['applicant'], 'expertFiling:submit': ['applicant'] },
    'expertFiling:withdraw': ['applicant'],
    ...{ 'expertFiling:take': ['convenor'], 'expertFiling:sendBack': ['convenor'] },
    ...{ 'expertFiling:get': readers, 'expertFiling:document': readers },
    ...{ 'expertFiling:page': readers, 'expertFiling:content': readers },
  },
} as const;

/** Of expert reviews, those that answer with bytes. */
export const expertBytesRoutes = [
  ...['expertFiling:page', 'expertFiling:content'],
  ...['film:content', 'film:thumbnail', 'film:putSlice'],
];
