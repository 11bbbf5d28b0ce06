const sitters = ['applicant', 'agent', 'expert', 'convenor'];
const chairs = ['agent', 'expert', 'convenor'];
const supervisor = ['supervisor'];

/** Who may ask what in rooms of reviews, and of talks that are listened to; spelled out a second time, as all of this table. */
export const sittingPermissions = {
  'sitting:leave': sitters,
  'sitting:raiseHand': sitters,
  'sitting:admit': chairs,
  'sitting:giveFloor': chairs,
  'sitting:silence': chairs,
  'sitting:remove': chairs,
  'sitting:lock': chairs,
  'sittingMessage:send': sitters,
  'sittingMessage:list': sitters,
  'monitor:enter': supervisor,
  'monitor:setLane': supervisor,
  'monitor:leave': supervisor,
};
