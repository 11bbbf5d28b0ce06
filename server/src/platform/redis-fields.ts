/** Reads fields of a hash: a field that is missing or empty is null. */
export type RedisFields = Readonly<Record<string, string>>;

export const readText = <Value extends string = string>(fields: RedisFields, name: string): Value | null =>
  fields[name] === undefined || fields[name] === '' ? null : (fields[name] as Value);

export const readNumber = <Value extends number = number>(fields: RedisFields, name: string): Value | null =>
  fields[name] === undefined || fields[name] === '' ? null : (Number(fields[name]) as Value);

/** Throws when the field is missing: the record was not written by our scripts. */
export function needText<Value extends string = string>(fields: RedisFields, name: string): Value {
  const value = readText<Value>(fields, name);
  if (value === null) throw new Error(`a record in Redis has no ${name}`);
  return value;
}

export const needNumber = (fields: RedisFields, name: string): number => Number(needText(fields, name));
