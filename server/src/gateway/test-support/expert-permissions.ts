/** Who may ask for what of expert reviews, spelled out a second time on purpose. */
const unit = ['applicant'];
const experts = ['expert'];
const readers = ['applicant', 'expert', 'convenor', 'supervisor'];
const lead = ['expert', 'convenor'];

export const expertPermissions = {
  requests: {},
  routes: {
    'expertReview:list': readers,
    'expertReview:get': readers,
    'expertSession:get': readers,
    'expertSession:openCheckIn': ['convenor'],
    ...{ 'expertSession:checkIn': ['expert'], 'expertSession:recuse': ['expert'] },
    ...{ 'expertSession:endSeat': ['convenor'], 'expertSession:openPanel': ['convenor'] },
    ...{ 'expertSession:vote': ['expert'], 'expertSession:closeVote': ['convenor'] },
    ...{ 'expertSession:goTo': lead, 'expertSession:extend': lead, 'expertSession:setOptions': lead },
    'expertSession:step': ['applicant', 'expert', 'convenor'],
    ...{ 'expertSession:suspend': lead, 'expertSession:resume': ['convenor'] },
    'expertSession:void': ['convenor', 'supervisor'],
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
    'expertScore:get': readers,
    ...{ 'expertScore:saveDraft': experts, 'expertScore:commit': experts },
    'expertScore:verify': ['expert', 'convenor', 'supervisor'],
    'expertReport:get': readers,
    'expertReport:read': ['expert', 'convenor'],
    ...{ 'expertReport:write': experts, 'expertReport:vote': experts, 'expertReport:close': experts },
    ...{ 'expertReport:reopen': experts, 'expertReport:sign': experts },
  },
} as const;

/** Of expert reviews, those that answer with bytes. */
export const expertBytesRoutes = [
  ...['expertFiling:page', 'expertFiling:content'],
  ...['film:content', 'film:thumbnail', 'film:putSlice'],
];
