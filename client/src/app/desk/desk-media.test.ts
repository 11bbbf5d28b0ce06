import { describe, expect, it, type Mock, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { LocalMediaState, RoomSession } from '../../media/types.ts';
import { createDeskMedia } from './desk-media.ts';
import { makeCall, makeDesk, makeOffer } from './desk-view.fixture.ts';

function setUp() {
  const device = { status: 'off', problem: null, deviceId: null, label: '' } as const;
  const state = createStore<LocalMediaState>()(() => ({
    camera: { ...device, facing: null },
    microphone: device,
    isCameraOff: false,
    isMuted: false,
    microphoneTrouble: null,
    blur: 'off',
    suppressesNoise: true,
    appliedSound: null,
    cameras: [],
    microphones: [],
  }));
  const turn = (status: 'on' | 'off') =>
    state.setState({ camera: { ...device, status, facing: null }, microphone: { ...device, status } });
  const localMedia = {
    state,
    open: vi.fn(async () => turn('on')),
    release: vi.fn(() => turn('off')),
  };
  const rooms: { roomId: string; close: Mock; setByTelephone: Mock }[] = [];
  const media = createDeskMedia({
    localMedia,
    openRoom: (room) => {
      const session = { ...room, close: vi.fn(), setByTelephone: vi.fn() };
      rooms.push(session);
      return session as unknown as RoomSession;
    },
  });
  return { media, localMedia, rooms };
}

const ringing = makeDesk({ offer: makeOffer(), activity: 'offered' });

describe('the media of a desk', () => {
  it('prepares a room while the offer rings and keeps the same one when it is accepted', () => {
    const { media, rooms } = setUp();
    media.follow(ringing);
    media.follow(makeDesk({ call: makeCall({ state: 'connecting' }) }));
    media.follow(makeDesk({ call: makeCall() }));
    expect(rooms).toHaveLength(1);
    expect(rooms[0]?.close).not.toHaveBeenCalled();
  });
  it('closes the prepared room of an offer that went away', () => {
    const { media, rooms } = setUp();
    media.follow(ringing);
    media.follow(makeDesk());
    expect(rooms[0]?.close).toHaveBeenCalledTimes(1);
    expect(media.store.getState().session).toBeNull();
  });
  it('goes from one visit’s room to the next one’s', () => {
    const { media, rooms } = setUp();
    media.follow(ringing);
    media.follow(makeDesk({ offer: makeOffer({ callId: 'call-2', roomId: 'room-2', fence: 2 }) }));
    expect(rooms.map((room) => room.roomId)).toEqual(['room-1', 'room-2']);
    expect(rooms[0]?.close).toHaveBeenCalledTimes(1);
  });
  it('carries no media while the talk is by telephone, also where the page was reloaded in it', () => {
    const { media, rooms } = setUp();
    const telephone = { step: 'on', at: 1, result: null } as const;
    media.follow(makeDesk({ call: makeCall({ telephone }) }));
    expect(rooms[0]?.setByTelephone).toHaveBeenLastCalledWith(true);
    media.follow(makeDesk({ call: makeCall({ telephone: { ...telephone, step: 'agreed' } }) }));
    expect(rooms[0]?.setByTelephone).toHaveBeenLastCalledWith(false);
  });
  it('leaves the room in wrap-up and when the desk moves elsewhere', () => {
    for (const gone of [
      makeDesk({ call: makeCall({ state: 'wrapUp' }) }),
      makeDesk({ desk: 'elsewhere', call: makeCall() }),
    ]) {
      const { media, rooms } = setUp();
      media.follow(makeDesk({ call: makeCall() }));
      media.follow(gone);
      expect(rooms[0]?.close).toHaveBeenCalledTimes(1);
    }
  });
  it('opens the devices once when ready and gives them back on a break', () => {
    const { media, localMedia } = setUp();
    media.follow(makeDesk());
    media.follow(makeDesk({ version: 2 }));
    expect(localMedia.open).toHaveBeenCalledTimes(1);
    media.follow(makeDesk({ status: 'break', statusReason: 'rest' }));
    expect(localMedia.release).toHaveBeenCalledTimes(1);
  });
  it('keeps the devices for the preview of somebody who is not ready yet', () => {
    const { media, localMedia } = setUp();
    media.follow(makeDesk({ status: 'offline' }));
    media.holdDevices(true);
    media.follow(makeDesk({ status: 'offline', version: 2 }));
    expect(localMedia.release).not.toHaveBeenCalled();
    media.holdDevices(false);
    expect(localMedia.release).toHaveBeenCalledTimes(1);
  });
});
