const lookers = ['agent', 'supervisor'];
const overseers = ['supervisor'];

/** Who may use what there is of recordings, spelled out a second time: see contract.flow.test.ts. Never a byte to an administrator. */
export const recordingPermissions = {
  requests: {
    'recording:setPrivacy': ['applicant', 'agent', 'expert', 'convenor'],
    'recording:ask': ['agent', 'expert', 'convenor'],
    'recording:consent': ['applicant'],
  },
  routes: {
    'recording:search': ['agent', 'supervisor', 'admin'],
    'recording:getFaults': ['supervisor', 'admin'],
    'recording:get': ['agent', 'supervisor', 'admin'],
    'recording:openLook': lookers,
    'recording:track': lookers,
    'recording:thumbnail': lookers,
    'recording:explainGaps': lookers,
    'recording:setHold': overseers,
    'recording:setRetention': overseers,
    'recording:delete': overseers,
    'recording:startJob': lookers,
    'recording:getJob': lookers,
    'recording:cancelJob': lookers,
    'recording:jobFile': lookers,
    'dossier:start': lookers,
    'dossier:list': lookers,
    'dossier:get': lookers,
    'dossier:cancel': lookers,
    'dossier:file': lookers,
    'sealKey:get': ['anonymous', 'applicant', 'agent', 'supervisor', 'admin', 'expert', 'convenor'],
  },
};
