import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { createAskers } from '../../../../src/plugins/guide-publisher/server/src/delivery/serving/askers';
import {
  createClientAddress,
  isAddressRange,
} from '../../../../src/plugins/guide-publisher/server/src/delivery/serving/client-address';
import { createRateLimit } from '../../../../src/plugins/guide-publisher/server/src/delivery/serving/rate-limit';

describe('the rate limit', () => {
  it('lets a minute’s worth pass at once, then one after the other', () => {
    let now = 1_000;
    const limit = createRateLimit(() => now);
    const passed = Array.from({ length: 100 }, () => limit.take('a', 60)).filter((s) => s === 0);
    expect(passed).toHaveLength(60);
    expect(limit.take('a', 60)).toBe(1);
    now += 1_000;
    expect([limit.take('a', 60), limit.take('a', 60)]).toEqual([0, 1]);
    expect(limit.take('b', 60)).toBe(0);
  });

  it('never lets more pass in a span than it says, however they come, and nobody waits for ever', () => {
    const steps = fc.array(fc.tuple(fc.nat(5_000), fc.constantFrom('a', 'b')), { maxLength: 200 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 100 }), (asked, perMinute) => {
        let now = 0;
        const limit = createRateLimit(() => now);
        const passed: Record<string, number> = { a: 0, b: 0 };
        for (const [pause, who] of asked) {
          now += pause;
          const wait = limit.take(who, perMinute);
          if (wait === 0) passed[who]! += 1;
          else expect(wait).toBeLessThanOrEqual(60);
          expect(passed[who]).toBeLessThanOrEqual(perMinute + (now / 60_000) * perMinute + 1e-6);
        }
      }),
      { seed: 3 }
    );
  });

  it('remembers no more askers than it may', () => {
    const limit = createRateLimit(() => 0, 2);
    const take = (who: string) => limit.take(who, 1);
    expect(['a', 'b', 'c'].map(take)).toEqual([0, 0, 0]);
    // The first was forgotten, the others were not.
    expect([take('c'), take('b'), take('a')]).toEqual([60, 60, 0]);
  });
});

describe('the address of a reader', () => {
  const addressOf = createClientAddress(['10.0.0.0/8', '::1', '192.0.2.7']);

  it.each([
    ['203.0.113.5', '', '203.0.113.5'],
    ['::ffff:203.0.113.5', '', '203.0.113.5'],
    // A header from a peer that is no proxy of ours is not believed.
    ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.1.2.3', '198.51.100.1', '198.51.100.1'],
    // What the reader wrote himself stands left of what the proxy saw.
    ['10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['::1', '1.1.1.1, 198.51.100.1, 192.0.2.7, 10.9.9.9', '198.51.100.1'],
    ['10.1.2.3', 'unknown', '10.1.2.3'],
    ['10.1.2.3', '1.1.1.1, <script>, 10.4.4.4', '10.4.4.4'],
    ['10.1.2.3', '10.5.5.5', '10.5.5.5'],
    ['2001:db8:1:2:3:4:5:6', '', '2001:db8:1:2::/64'],
    ['2001:db8::9', '', '2001:db8:0:0::/64'],
    ['', '', ''],
  ])('%s with "%s" is %s', (peer, forwarded, address) => {
    expect(addressOf(peer, forwarded)).toBe(address);
  });

  it.each(['10.0.0.0/33', '10.0.0.0/a', '10.0.0.0/8/9', 'localhost', '', '::/129'])(
    '%s is no range',
    (range) => {
      expect(isAddressRange(range)).toBe(false);
      expect(() => createClientAddress([range])).toThrow(RangeError);
    }
  );
});

describe('askers', () => {
  const sha256 = createHash('sha256').update('secret').digest('hex');
  const askersOf = (perMinute: number) =>
    createAskers({
      perMinute,
      keys: [{ name: 'portal', sha256, perMinute: 3 }],
      trustedProxies: [],
      now: () => 0,
    });

  it('are told apart by address, a reader with a key by the key', () => {
    const askers = askersOf(1);
    const from = (peer: string, key = '') => askers.take({ peer, forwardedFor: '', key });
    expect([from('192.0.2.1'), from('192.0.2.1'), from('192.0.2.2')]).toEqual([0, 60, 0]);
    const keyed = Array.from({ length: 4 }, (_, i) => from(`192.0.2.${i}`, 'secret'));
    expect(keyed.map((wait) => wait > 0)).toEqual([false, false, false, true]);
  });

  it('get round no limit by made-up keys or headers', () => {
    const askers = askersOf(1);
    const waits = Array.from({ length: 20 }, (_, i) =>
      askers.take({ peer: '192.0.2.1', forwardedFor: `192.0.2.${i}`, key: `guess-${i}` })
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
  });

  it('are not limited where no limit is set', () => {
    const askers = askersOf(0);
    for (let n = 0; n < 1_000; n += 1)
      expect(askers.take({ peer: '192.0.2.1', forwardedFor: '', key: '' })).toBe(0);
  });
});
