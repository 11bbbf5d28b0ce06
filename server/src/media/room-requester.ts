import type { SfuInput, SfuMethodName, SfuOutput } from '@cloudseat/shared/contract/sfu.ts';

type RoomMethod = {
  [Name in SfuMethodName]: SfuInput<Name> extends { roomId: string } ? Name : never;
}[SfuMethodName];

export type PipeMethod = Extract<RoomMethod, `pipe:${string}`>;
export type PipeInput<Name extends PipeMethod> = Omit<SfuInput<Name>, 'roomId'>;

/** Asks the node about one room: the room's id is filled in. Rejects as NodeLink.request does. */
export type RoomRequester = {
  /** The origin of what this server closes. */
  readonly serverId: string;
  request<Name extends RoomMethod>(
    method: Name,
    data: Omit<SfuInput<Name>, 'roomId'>,
  ): Promise<SfuOutput<Name>>;
};
