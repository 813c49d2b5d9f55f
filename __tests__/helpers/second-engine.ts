import {type ChildProcess, spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {docker} from './engine.ts'

/** A second engine, which keeps its images in containerd or the old way. Needs root, as every engine does. */
export async function startEngine(options: {
  containerd: boolean
  /** Through which it would reach registries that are not on this machine. */
  proxy?: string
}): Promise<{host: string; close(): Promise<void>}> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'))
  const at = (name: string) => join(folder, name)
  mkdirSync(at('data'))
  const host = `unix://${at('docker.sock')}`
  writeFileSync(
    at('daemon.json'),
    JSON.stringify({
      features: {'containerd-snapshotter': options.containerd},
      'data-root': at('data'),
      'exec-root': at('exec'),
      pidfile: at('pid'),
      hosts: [host],
      group: 'root',
      ...(options.proxy
        ? {proxies: {'http-proxy': options.proxy, 'https-proxy': options.proxy, 'no-proxy': '127.0.0.0/8'}}
        : {}),
      // Not “none”: that would take the first engine's bridge away.
      iptables: false,
      ip6tables: false
    })
  )
  const daemon: ChildProcess = spawn('dockerd', ['--config-file', at('daemon.json')], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let log = ''
  for (const stream of [daemon.stdout, daemon.stderr]) stream?.on('data', chunk => (log += chunk))
  const ended = new Promise<void>(resolve => daemon.once('close', () => resolve()))
  for (let tries = 0; ; tries++) {
    const up = await docker('--host', host, 'version').then(
      () => true,
      () => false
    )
    if (up) break
    if (tries > 300) throw new Error(`the second engine did not start:\n${log.slice(-2000)}`)
    await wait(100)
  }
  return {
    host,
    async close() {
      daemon.kill('SIGTERM')
      await ended
      // The engine may leave its data mounted.
      for (const line of readFileSync('/proc/mounts', 'utf8').split('\n')) {
        const path = line.split(' ')[1] ?? ''
        if (path.startsWith(folder)) await new Promise(resolve => spawn('umount', ['-l', path]).once('close', resolve))
      }
      rmSync(folder, {recursive: true, force: true})
    }
  }
}
