/** What can be done by key on the desk; the order is that of the list under "?". */
export const keyActions = [
  'accept',
  'decline',
  'mute',
  'camera',
  'share',
  'hold',
  'record',
  'consult',
  'transfer',
  'end',
  'status',
  'cases',
  'joint',
  'hand',
  'help',
] as const;
export type KeyAction = (typeof keyActions)[number];

export const keysOf: Record<KeyAction, readonly string[]> = {
  accept: ['A', 'Enter'],
  decline: ['D'],
  mute: ['M'],
  camera: ['C'],
  share: ['P'],
  hold: ['H'],
  record: ['R'],
  consult: ['Q'],
  transfer: ['T'],
  end: ['E'],
  status: ['S'],
  cases: ['F'],
  joint: ['J'],
  hand: ['U'],
  help: ['?'],
};

export type KeyPress = {
  key: string;
  hasModifier: boolean;
  isRepeat: boolean;
  isComposing: boolean;
  /** The focus is in a field, where a letter is text. */
  isTyping: boolean;
  /** The focus is on a control that Enter presses itself. */
  isOnControl: boolean;
  isInDialog: boolean;
};

/** The action a key stands for here and now, or null. Letters never act while text is being typed. */
export function findKeyAction(press: KeyPress, available: ReadonlySet<KeyAction>): KeyAction | null {
  if (press.hasModifier || press.isRepeat || press.isComposing || press.isTyping || press.isInDialog)
    return null;
  if (press.key === 'Enter' && press.isOnControl) return null;
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key;
  const action = keyActions.find((candidate) => keysOf[candidate].includes(key === '？' ? '?' : key));
  return action && available.has(action) ? action : null;
}
