import {ActionError} from '../errors.ts'
import {type Platform, parsePlatform} from '../oci/platform.ts'
import {parseJson} from '../text/json.ts'
import {type Entry, splitPair} from '../text/list.ts'
import {excerpt, listed} from '../text/nearest.ts'

/** One job of the matrix: a platform, and what `runs-on` says for it (a label, or a list of labels). */
export interface Leg {
  readonly platform: Platform
  readonly runner: unknown
}

/** Platforms for which the reusable workflow has a job output: outputs of a job must be declared by name. */
export const LEG_PLATFORMS = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x'
] as const

/** GitHub's own runners: native for these, and with emulation for the others. */
const NATIVE: readonly (readonly [RegExp, string])[] = [
  [/^linux\/(arm64|arm\/)/, 'ubuntu-24.04-arm'],
  [/./, 'ubuntu-latest']
]

/**
 * The matrix of native runners for the planned platforms (linux/amd64 if none is). `runners` maps a platform, or
 * `default`, to a label or a JSON list of labels: `linux/arm64=["self-hosted", "arm64"]`.
 */
export function planMatrix(platforms: readonly Platform[], runners: readonly Entry[]): {include: Leg[]} {
  const mapped = new Map<string, unknown>()
  for (const {text, line} of runners) {
    const pair = splitPair(text)
    const key = pair?.key.trim() ?? ''
    const label = pair?.value.trim() ?? ''
    if (key === '' || label === '') {
      throw new ActionError('input', `input runners, line ${line}: “${excerpt(text, 60)}” is not platform=label.`, {
        hint: 'Write linux/arm64=ubuntu-24.04-arm, or default=ubuntu-latest.'
      })
    }
    mapped.set(
      key === 'default' ? key : parsePlatform(key),
      label.startsWith('[') ? (parseJson(label) ?? label) : label
    )
  }
  const wanted = platforms.length > 0 ? platforms : [parsePlatform('linux/amd64')]
  const unlisted = wanted.find(platform => !LEG_PLATFORMS.some(known => known === platform))
  if (unlisted !== undefined && runners.length > 0) {
    throw new ActionError('input', `input platforms: ${unlisted} has no output in the reusable workflow.`, {
      hint: `It hands on ${listed(LEG_PLATFORMS)}. For another platform write the jobs yourself, with push-by-digest and merge.`
    })
  }
  const usual = (platform: string) => NATIVE.find(([pattern]) => pattern.test(platform))?.[1]
  return {
    include: wanted.map(platform => ({
      platform,
      runner: mapped.get(platform) ?? mapped.get('default') ?? usual(platform)
    }))
  }
}
