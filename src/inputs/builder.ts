import {ActionError} from '../errors.ts'
import {didYouMean, excerpt, listed} from '../text/nearest.ts'
import {type BuilderNode, parseNodes} from './nodes.ts'
import {type InputReader, readBoolean} from './reader.ts'

const DRIVERS = ['auto', 'docker', 'docker-container', 'kubernetes', 'remote', 'cloud'] as const

/** A BuildKit driver of buildx. https://docs.docker.com/build/builders/drivers/ */
export type Driver = Exclude<(typeof DRIVERS)[number], 'auto'>

/** Which builder to use or to make: the inputs of docker/setup-buildx-action and docker/setup-qemu-action that matter. */
export interface BuilderInputs {
  /** The name of one that is there. */
  readonly builder: string
  readonly driver: Driver | 'auto'
  readonly driverOpts: readonly string[]
  /** Empty: what the input `allow` names, and no more. */
  readonly buildkitdFlags: string
  /** A file's path, or the text itself. */
  readonly buildkitdConfig: {readonly file: string; readonly inline: string}
  readonly endpoint: string
  /** Further nodes. */
  readonly nodes: readonly BuilderNode[]
  readonly keepBuilder: boolean
  /** Whether to install what runs programs of other platforms, where the builder lacks it. */
  readonly qemu: boolean
  /** Empty: ours. */
  readonly qemuImage: string
}

export async function readBuilderInputs({text, texts, verbatim, flag}: InputReader): Promise<BuilderInputs> {
  const driver = DRIVERS.find(name => name === (text('driver') || 'auto'))
  if (!driver) {
    const given = text('driver')
    throw new ActionError(
      'input',
      `input driver: “${excerpt(given, 40)}” is not ${listed(DRIVERS)}.${didYouMean(given, DRIVERS)}`
    )
  }
  const config = {file: text('buildkitd-config'), inline: verbatim('buildkitd-config-inline')}
  if (config.file !== '' && config.inline.trim() !== '') {
    throw new ActionError('input', 'input buildkitd-config: given together with buildkitd-config-inline.', {
      hint: 'Give one of them.'
    })
  }
  if (text('builder') !== '' && driver !== 'auto') {
    throw new ActionError('input', `input driver: ${driver} is given, but builder names one that exists already.`, {
      hint: 'Give one of them.'
    })
  }
  const qemu = text('qemu') || 'auto'
  return {
    builder: text('builder'),
    driver,
    driverOpts: texts('driver-opts', {keepQuotes: true}),
    buildkitdFlags: text('buildkitd-flags'),
    buildkitdConfig: config,
    endpoint: text('endpoint'),
    nodes: await parseNodes(verbatim('append')),
    keepBuilder: flag('keep-builder', false),
    qemu: qemu === 'auto' || readBoolean('qemu', qemu, 'auto, '),
    qemuImage: text('qemu-image')
  }
}
