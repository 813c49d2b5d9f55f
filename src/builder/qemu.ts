import {textOf} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {normalizePlatform} from '../oci/platform.ts'
import type {Runner} from '../runner.ts'
import {excerpt} from '../text/nearest.ts'
import type {Builder} from './choose.ts'

/**
 * Installs what lets this machine run programs of the planned platforms that the builder lacks. Asked only if a
 * foreign platform is planned. A failure is a warning: an image without RUN steps builds all the same.
 * https://github.com/tonistiigi/binfmt
 */
export async function installEmulators(
  runner: Runner,
  builder: Builder,
  {build, builder: {qemu, qemuImage}}: Inputs
): Promise<void> {
  const foreign = [...new Set(build.platforms.map(normalizePlatform))].filter(
    platform => platform.startsWith('linux/') && platform !== runner.platform
  )
  if (!qemu || foreign.length === 0) return
  try {
    const present = await platformsOf(runner, builder)
    const lacking = foreign.filter(platform => !present.includes(platform))
    if (lacking.length === 0) return
    const names = lacking.map(platform => platform.split('/')[1] ?? '')
    runner.log.info(`The builder can’t run programs of ${lacking.join(', ')}: installing QEMU for them.`)
    const args = ['run', '--rm', '--privileged', qemuImage, '--install', [...new Set(names)].join(',')]
    const result = await runner.run('docker', args, {onLine: runner.log.info, timeoutMs: 300_000})
    if (result.exitCode !== 0) warn(runner, lacking, excerpt(result.stderr.trim().split('\n').at(-1) ?? '', 300))
  } catch (error) {
    warn(runner, foreign, textOf(error))
  }
}

function warn({log}: Runner, platforms: readonly string[], why: string): void {
  log.warning(
    `QEMU could not be installed for ${platforms.join(', ')}: ${why}. A RUN step of such a platform will fail; anything else builds.`
  )
}

async function platformsOf({run}: Runner, {name}: Builder): Promise<string[]> {
  const {stdout} = await run('docker', ['buildx', 'inspect', '--bootstrap', ...(name ? [name] : [])], {
    timeoutMs: 120_000
  })
  return [...stdout.matchAll(/^Platforms:\s*(.*)$/gm)].flatMap(([, list = '']) =>
    list.split(',').map(platform => normalizePlatform(platform.replace('*', '').trim()))
  )
}
