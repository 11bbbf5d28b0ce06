import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLifetime } from './lifetime.ts';
import { stubPage } from './page.test-support.ts';
import { onNetworkChange, onPageBack } from './page-events.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('a page that is back', () => {
  it('is told after a lock, a frozen tab and the way back in the history, not while it goes or loads', () => {
    const { page, view, hide, show } = stubPage();
    const lifetime = createLifetime();
    const run = vi.fn();
    onPageBack(run, lifetime);
    hide();
    view.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(run).not.toHaveBeenCalled();
    show();
    page.dispatchEvent(new Event('resume'));
    view.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(run).toHaveBeenCalledTimes(3);
    view.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(run).toHaveBeenCalledTimes(3);
    lifetime.end();
    show();
    expect(run).toHaveBeenCalledTimes(3);
  });
});

describe('another network', () => {
  it('is told when it is back and when its kind changes, not when its speed does', () => {
    const { view, connection } = stubPage({ connectionType: 'wifi' });
    const run = vi.fn();
    onNetworkChange(run, createLifetime());
    connection.dispatchEvent(new Event('change'));
    expect(run).not.toHaveBeenCalled();
    connection.type = 'none';
    connection.dispatchEvent(new Event('change'));
    expect(run).not.toHaveBeenCalled();
    connection.type = 'cellular';
    connection.dispatchEvent(new Event('change'));
    expect(run).toHaveBeenCalledTimes(1);
    view.dispatchEvent(new Event('online'));
    expect(run).toHaveBeenCalledTimes(2);
  });
});
