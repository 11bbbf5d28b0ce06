const staff = ['agent', 'supervisor', 'admin'];
/** Of recordings and dossiers: never an administrator. */
const lookers = ['agent', 'supervisor'];
const everyone = ['anonymous', 'applicant', ...staff];

/** Who may ask what of recordings and dossiers; spelled out a second time on purpose. */
export const evidencePermissions = {
  'dossier:start': ['agent', 'supervisor'],
  'dossier:get': ['agent', 'supervisor'],
  'dossier:cancel': ['agent', 'supervisor'],
  'dossier:file': ['agent', 'supervisor'],
  'sealKey:get': everyone,
  'recording:search': staff,
  'recording:get': staff,
  'recording:openLook': lookers,
  'recording:track': lookers,
  'recording:thumbnail': lookers,
  'recording:explainGaps': lookers,
  'recording:setHold': ['supervisor'],
  'recording:setRetention': ['supervisor'],
  'recording:delete': ['supervisor'],
  'recording:startJob': lookers,
  'recording:getJob': lookers,
  'recording:cancelJob': lookers,
  'recording:jobFile': lookers,
};
