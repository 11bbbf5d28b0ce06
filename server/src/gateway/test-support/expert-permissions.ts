/** Who may ask for what of expert reviews, spelled out a second time on purpose. */
const unit = ['applicant'];
const convenor = ['convenor'];
const keepers = ['convenor', 'supervisor'];
const readers = ['applicant', 'expert', 'convenor', 'supervisor'];

export const expertPermissions = {
  requests: {},
  routes: {
    'expertReview:list': readers,
    'expertReview:get': readers,
    'expertAfter:get': readers,
    ...{ 'expertChange:saveAnswer': unit, 'expertChange:handIn': unit, 'expertRating:give': unit },
    ...{ 'expertChange:verify': ['expert'], 'expertAppraisal:own': ['expert'] },
    'expertChange:replaceVerifier': ['convenor', 'expert'],
    ...{ 'expertRevision:setDue': convenor, 'expertRevision:remind': convenor },
    ...{ 'expertArchive:archive': convenor, 'expertAppraisal:give': convenor },
    ...{ 'expertArchive:check': keepers, 'expertArchive:export': keepers },
    ...{ 'expertArchive:listExports': keepers, 'expertArchive:cancelExport': keepers },
    'expertArchive:file': keepers,
    'expertAppraisal:list': ['convenor', 'admin'],
  },
} as const;
