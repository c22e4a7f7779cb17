import { BlockList, isIP } from 'node:net';

/** Tells by which address a reader is counted. */
export type ClientAddress = (peer: string, forwardedFor: string) => string;

/**
 * The address that a reader is counted by: that of the peer, and only if the peer is a trusted proxy the last address
 * of `X-Forwarded-For` that is not one. What readers write into that header themselves stands further left and is
 * never believed. An IPv6 reader is counted by its /64, of which one household has all.
 *
 * @param trustedProxies addresses or ranges (`10.0.0.0/8`); throws `RangeError` for anything else
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const range of trustedProxies) addRange(trusted, range);
  const isTrusted = (address: string): boolean => {
    const family = isIP(address);
    return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4');
  };
  return (peer, forwardedFor) => {
    const direct = plain(peer);
    if (forwardedFor === '' || !isTrusted(direct)) return network(direct);
    const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()));
    // What is no address was not written by a proxy of ours; whoever wrote it is the one to count.
    let reader = direct;
    for (const hop of hops.reverse()) {
      if (isIP(hop) === 0) break;
      reader = hop;
      if (!isTrusted(hop)) break;
    }
    return network(reader);
  };
}

/** Does the text name an address or a range of addresses? */
export function isAddressRange(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bitsOf(family));
}

function addRange(list: BlockList, text: string): void {
  if (!isAddressRange(text)) throw new RangeError(`no address or range: ${text}`);
  const [address = '', length] = text.split('/');
  const family = isIP(address);
  const bits = length === undefined ? bitsOf(family) : Number(length);
  list.addSubnet(address, bits, family === 6 ? 'ipv6' : 'ipv4');
}

const bitsOf = (family: number): number => (family === 6 ? 128 : 32);

/** IPv4 peers of a server that listens on IPv6 come as `::ffff:a.b.c.d`. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address;
}

/** The first four groups of an IPv6 address. */
function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === '' ? [] : tail.split(':');
  const missing = Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
