import type { AgentId, ApplicantId, CallId, MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import { districtDate } from '../catalogue/opening-hours.ts';
import { maskName } from '../identity/masking.ts';
import type { Principal } from '../identity/principal.ts';
import type { Clock } from '../platform/clock.ts';
import { notFound } from '../platform/errors.ts';
import { createBoundedMap } from './bounded-map.ts';

type Sources = {
  findCall: (callId: CallId) => Promise<{ applicantId: ApplicantId; matterId: MatterId } | null>;
  getApplicant: (applicantId: ApplicantId) => Promise<{ name: string }>;
  getStaff: (agentId: AgentId) => Promise<{ agentNumber: string }>;
  getMatterName: (matterId: MatterId) => LocalText;
  clock: Clock;
};

const keptCount = 500;

/**
 * What is written over a file's pages: whose file it is, by the masked name; at which desk it is looked at; what for, and
 * when. Always in Chinese, as the paper it protects.
 */
export function createViewerText({ findCall, getApplicant, getStaff, getMatterName, clock }: Sources) {
  const known = createBoundedMap<string>(keptCount);
  return async (callId: CallId, viewer: Principal): Promise<string> => {
    const date = districtDate(clock.now());
    const viewerId = viewer.role === 'applicant' ? viewer.applicantId : viewer.agentId;
    const key = `${callId}/${viewerId}/${date}`;
    const found = known.find(key);
    if (found !== undefined) return found;
    const call = await findCall(callId);
    if (call === null) throw notFound('the call');
    const { name } = await getApplicant(call.applicantId);
    const desk = viewer.role === 'applicant' ? [] : [`坐席 ${(await getStaff(viewer.agentId)).agentNumber}`];
    const purpose = `仅供办理${getMatterName(call.matterId)['zh-Hans']}使用`;
    const text = [maskName(name), ...desk, purpose, date].join(' · ');
    known.set(key, text);
    return text;
  };
}
