/** Who may ask for what of expert reviews, spelled out a second time on purpose. */
const readers = ['applicant', 'expert', 'convenor', 'supervisor'];

export const expertPermissions = {
  requests: {},
  routes: {
    'expertReview:list': readers,
    'expertReview:get': readers,
    'expertLibrary:list': ['convenor', 'admin'],
    'expertLibrary:get': ['convenor', 'admin'],
    'expertLibrary:add': ['convenor', 'admin'],
    'expertLibrary:save': ['convenor', 'admin'],
    'expertLibrary:setState': ['convenor', 'admin'],
    'expertDraw:get': ['convenor', 'supervisor'],
    'expertDraw:configure': ['convenor'],
    'expertDraw:sign': ['convenor'],
    'expertDraw:commit': ['convenor'],
    'expertDraw:draw': ['convenor'],
    'expertDraw:replace': ['convenor'],
    'expertDraw:record': readers,
    'expertNotice:get': ['expert'],
    'expertNotice:answer': ['expert'],
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
export const expertBytesRoutes = ['expertFiling:page', 'expertFiling:content'];
