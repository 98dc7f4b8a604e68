// The way out of a network namespace that has been made for counting: an interface that takes everything for elsewhere, and
// leads nowhere.
import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'

export const WAY_OUT = 'out0'
/** Of the addresses that are kept free for documentation. */
const ELSEWHERE = '203.0.113.7'

/** Shell commands that make it, in a namespace of their own. */
export const makeWayOut = [
  'ip link set lo up',
  // Otherwise the system itself asks for routers there.
  'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  `ip link add ${WAY_OUT} type veth peer name ${WAY_OUT}end`,
  `ip addr add 198.51.100.2/24 dev ${WAY_OUT}`,
  `ip link set ${WAY_OUT}end up`,
  `ip link set ${WAY_OUT} up multicast off`,
  `ip neigh add 198.51.100.1 lladdr 02:00:00:00:00:01 dev ${WAY_OUT}`,
  'ip route add default via 198.51.100.1',
]

/** Packets that were to leave this computer; null where there is no such way. */
export function packetsOut(): number | null {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((text) => text.trim().startsWith(`${WAY_OUT}:`))
  const numbers = line?.split(':')[1]?.trim().split(/\s+/)
  return numbers === undefined ? null : Number(numbers[9])
}

/** Sends one packet that way, to see that it is counted. */
export async function sendOneOut(): Promise<void> {
  const socket = createSocket('udp4')
  await new Promise<void>((sent, failed) =>
    socket.send('x', 9, ELSEWHERE, (error) => (error === null ? sent() : failed(error))),
  )
  socket.close()
}
