const bothSides = ['applicant', 'agent'];
const agent = ['agent'];
const supervisor = ['supervisor'];

/** Who may ask what in rooms of reviews, and of talks that are listened to; spelled out a second time, as all of this table. */
export const sittingPermissions = {
  'sitting:leave': bothSides,
  'sitting:raiseHand': bothSides,
  'sitting:admit': agent,
  'sitting:giveFloor': agent,
  'sitting:silence': agent,
  'sitting:remove': agent,
  'sitting:lock': agent,
  'sittingMessage:send': bothSides,
  'sittingMessage:list': bothSides,
  'monitor:enter': supervisor,
  'monitor:setLane': supervisor,
  'monitor:leave': supervisor,
};
