const lookers = ['agent', 'supervisor', 'convenor'];
const makers = ['agent', 'supervisor'];
const overseers = ['supervisor'];

/** Who may use what there is of recordings, spelled out a second time: see contract.flow.test.ts. Never a byte to an administrator. */
export const recordingPermissions = {
  requests: {
    'recording:setPrivacy': ['applicant', 'agent', 'expert', 'convenor'],
    'recording:ask': ['agent', 'expert', 'convenor'],
    'recording:consent': ['applicant'],
  },
  routes: {
    'recording:search': ['agent', 'supervisor', 'admin', 'convenor'],
    'recording:getFaults': ['supervisor', 'admin'],
    'recording:get': ['agent', 'supervisor', 'admin', 'convenor'],
    'recording:openLook': lookers,
    'recording:track': lookers,
    'recording:thumbnail': lookers,
    'recording:explainGaps': lookers,
    'recording:setHold': overseers,
    'recording:setRetention': overseers,
    'recording:delete': overseers,
    'recording:startJob': makers,
    'recording:getJob': makers,
    'recording:cancelJob': makers,
    'recording:jobFile': makers,
    'dossier:start': makers,
    'dossier:list': makers,
    'dossier:get': makers,
    'dossier:cancel': makers,
    'dossier:file': makers,
    'sealKey:get': ['anonymous', 'applicant', 'agent', 'supervisor', 'admin', 'expert', 'convenor'],
  },
};
