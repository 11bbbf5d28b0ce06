import type { RequestInput, RequestName } from '@cloudseat/shared/contract/requests.ts';

type WriteName = {
  [Name in RequestName]: RequestInput<Name> extends { requestId: unknown } ? Name : never;
}[RequestName];

/** The requests that carry a requestId and may be repeated with it; held complete by the compiler. */
const writes = {
  'call:enqueue': true,
  'call:leave': true,
  'call:pause': true,
  'call:comeBack': true,
  'call:requestCallback': true,
  'call:end': true,
  'call:saveNotes': true,
  'call:transfer': true,
  'call:cancelTransfer': true,
  'call:consult': true,
  'call:endConsult': true,
  'call:handOver': true,
  'call:hold': true,
  'call:resume': true,
  'guest:ask': true,
  'guest:agree': true,
  'guest:cancel': true,
  'guest:text': true,
  'guest:remove': true,
  'guest:leave': true,
  'telephone:propose': true,
  'telephone:agree': true,
  'telephone:decline': true,
  'telephone:begin': true,
  'telephone:report': true,
  'telephone:end': true,
  'wrapUp:save': true,
  'wrapUp:extend': true,
  'desk:claim': true,
  'agent:setStatus': true,
  'offer:accept': true,
  'offer:decline': true,
  'message:send': true,
  'form:open': true,
  'form:propose': true,
  'form:withdraw': true,
  'form:answer': true,
  'form:write': true,
  'form:complete': true,
  'form:reopen': true,
  'capture:ask': true,
  'capture:cancel': true,
  'capture:review': true,
  'capture:refile': true,
  'capture:decline': true,
  'room:join': true,
  'producer:create': true,
  'linkCheck:open': true,
  'linkCheck:send': true,
  'document:show': true,
  'document:hide': true,
  'mark:add': true,
  'mark:remove': true,
  'mark:clear': true,
  'captions:set': true,
} as const satisfies Record<WriteName, true>;

export function isWrite(name: RequestName): boolean {
  return name in writes;
}
