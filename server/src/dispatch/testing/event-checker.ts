import type { CallState } from '@cloudseat/shared/nouns/call.ts';
import { canFollow, canLegFollow } from '../../call/call-state.ts';
import { callFields as names, readState } from '../call-fields.ts';
import type { DispatchEvent } from '../dispatch-types.ts';
import type { Snapshot } from './snapshot.store.ts';

/** Follows the outbox: one event a change, in order, and each a step the state machine knows (8, 12). */
export class EventChecker {
  readonly #calls = new Map<string, { state: string; version: number; accepted: number }>();
  readonly #agentVersions = new Map<string, number>();
  readonly #groupVersions = new Map<string, number>();

  /** Gives what is wrong with the next event. */
  take(event: DispatchEvent): string[] {
    return [...this.#takeCall(event), ...this.#takeAgent(event), ...this.#takeGroup(event)];
  }

  /** The state the events lead to must be the state there is. */
  compare({ calls, agents, groups }: Snapshot): string[] {
    const wrongCalls = [...calls].filter(([id, call]) => {
      const told = this.#calls.get(id);
      return (
        told?.state !== readState(call[names.state] ?? '') || told?.version !== Number(call[names.version])
      );
    });
    const behind = (versions: Map<string, number>) => (entry: [string, Record<string, string>]) =>
      versions.get(entry[0]) !== Number(entry[1].version);
    const wrong = [
      ...wrongCalls,
      ...[...agents].filter(behind(this.#agentVersions)),
      ...[...groups].filter(behind(this.#groupVersions)),
    ];
    return wrong.map(([id]) => `12: the events do not lead to the state of ${id}`);
  }

  #takeCall({ callId, type, from, to, version, fence, parentId }: DispatchEvent): string[] {
    if (callId === null || version === null || to === null) return [];
    const before = this.#calls.get(callId) ?? { state: 'draft', version: 0, accepted: 0 };
    const wrong: string[] = [];
    if (version !== before.version + 1) wrong.push(`12: call ${callId} jumps to version ${version}`);
    if (from !== before.state) wrong.push(`12: call ${callId} was ${before.state}, ${type} says ${from}`);
    const mayFollow = parentId === null ? canFollow : canLegFollow;
    if (from !== to && !mayFollow(from as CallState, to))
      wrong.push(`12: call ${callId} goes ${from} → ${to}`);
    const isAccept = type === 'offerAccepted';
    if (isAccept && Number(fence) <= before.accepted)
      wrong.push(`8: call ${callId} accepted twice (${fence})`);
    const accepted = isAccept ? Number(fence) : before.accepted;
    this.#calls.set(callId, { state: to, version, accepted });
    return wrong;
  }

  #takeAgent({ agentId, agentVersion, type }: DispatchEvent): string[] {
    if (agentId === null || agentVersion === null) return [];
    const before = this.#agentVersions.get(agentId) ?? 0;
    this.#agentVersions.set(agentId, agentVersion);
    // A mark on the call (agentLost with its call) tells of the agent without changing it.
    return agentVersion === before + 1 || (agentVersion === before && type === 'agentLost')
      ? []
      : [`12: agent ${agentId} jumps from version ${before} to ${agentVersion} by ${type}`];
  }

  #takeGroup({ groupId, groupVersion, type }: DispatchEvent): string[] {
    if (groupId === null || groupVersion === null) return [];
    const before = this.#groupVersions.get(groupId) ?? 0;
    this.#groupVersions.set(groupId, groupVersion);
    return groupVersion === before + 1
      ? []
      : [`12: group ${groupId} jumps from version ${before} to ${groupVersion} by ${type}`];
  }
}
