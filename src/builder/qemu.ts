import type {Diagnose} from '../diagnosis/diagnose.ts'
import type {FaultDetails} from '../diagnosis/fault.ts'
import {textOf} from '../errors.ts'
import {type Platform, parsePlatform} from '../oci/platform.ts'
import {withoutTag} from '../oci/reference.ts'
import type {BuildPlan} from '../plan/build.ts'
import type {Ports} from '../runner.ts'
import {clipStart} from '../text/foreign.ts'
import {lastWords} from '../text/said.ts'
import type {Builder} from './choose.ts'
import {QEMU_IMAGE} from './images.ts'

/**
 * Installs what lets this machine run programs of the planned platforms that the builder lacks. Asked only if a
 * foreign platform is planned. A failure is a warning: an image without RUN steps builds all the same.
 * https://github.com/tonistiigi/binfmt
 */
export async function installEmulators(
  ports: Pick<Ports, 'run' | 'log' | 'platform'>,
  builder: Builder,
  {platforms, builder: {qemu, qemuImage: given}}: BuildPlan,
  {loggedIn, diagnose}: {readonly loggedIn: Promise<void>; readonly diagnose: Diagnose}
): Promise<void> {
  const foreign = platforms.filter(platform => platform.startsWith('linux/') && platform !== ports.platform)
  if (!qemu || foreign.length === 0) return
  const qemuImage = given || QEMU_IMAGE
  try {
    const present = await platformsOf(ports, builder)
    const lacking = foreign.filter(platform => !present.includes(platform))
    if (lacking.length === 0) return
    const names = lacking.map(platform => platform.split('/')[1] ?? '')
    ports.log.info(`The builder can’t run programs of ${lacking.join(', ')}: installing QEMU for them.`)
    await loggedIn
    const args = ['run', '--rm', '--privileged', qemuImage, '--install', [...new Set(names)].join(',')]
    const result = await ports.run('docker', args, {onLine: ports.log.info, timeoutMs: 300_000})
    if (result.exitCode === 0) return
    const known = diagnose(clipStart(result.stderr), {operation: 'QEMU', ...imageOf(qemuImage)})
    const said = lastWords(result.stderr, 300)
    warn(ports, lacking, known ? `${known.cause} (${said}).\nWhat to do: ${known.fix}` : said)
  } catch (error) {
    warn(ports, foreign, textOf(error))
  }
}

function imageOf(reference: string): FaultDetails {
  const image = withoutTag(reference)
  return image ? {image, host: image.registry} : {}
}

function warn({log}: Pick<Ports, 'log'>, platforms: readonly Platform[], why: string): void {
  log.warning(
    `QEMU could not be installed for ${platforms.join(', ')}: RUN steps for ${platforms.length > 1 ? 'these platforms' : 'this platform'} will fail; everything else is built.\nWhy: ${why}`,
    {title: 'No emulation'}
  )
}

async function platformsOf({run}: Pick<Ports, 'run'>, {name}: Builder): Promise<Platform[]> {
  const {stdout} = await run('docker', ['buildx', 'inspect', '--bootstrap', ...(name ? [name] : [])], {
    timeoutMs: 120_000
  })
  return [...stdout.matchAll(/^Platforms:\s*(.*)$/gm)].flatMap(([, list = '']) =>
    list.split(',').map(platform => parsePlatform(platform.replace('*', '').trim()))
  )
}
