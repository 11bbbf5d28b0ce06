/** What a form asks for. Numbers and money travel as they are typed, dates as 2026-11-26, yesNo as yes or no. */
export const formKinds = [
  'text',
  'longText',
  'personName',
  'idNumber',
  'creditCode',
  'phone',
  'date',
  'number',
  'money',
  'choice',
  'choices',
  'address',
  'yesNo',
] as const;
export type FormKind = (typeof formKinds)[number];

/** What may be wrong with a value; pages have words for each. */
export const formProblems = [
  'missing',
  'kindWrong',
  'tooLong',
  'nameForm',
  'idLength',
  'idForm',
  'idBirth',
  'idCheck',
  'creditLength',
  'creditForm',
  'creditCheck',
  'phoneForm',
  'dateForm',
  'numberForm',
  'numberSmall',
  'numberLarge',
  'moneyForm',
  'choiceUnknown',
  'addressShort',
] as const;
export type FormProblem = (typeof formProblems)[number];
