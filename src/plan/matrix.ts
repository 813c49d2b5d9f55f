import {ActionError} from '../errors.ts'
import type {Runners} from '../inputs/runners.ts'
import {type Platform, parsePlatform} from '../oci/platform.ts'
import {listed} from '../text/nearest.ts'

/** One job of the matrix: a platform, and what `runs-on` says for it (a label, or a list of labels). */
export interface MatrixEntry {
  /** Of several images, which. */
  readonly target?: string
  readonly platform: Platform
  readonly runner: unknown
}

/** Platforms for which the reusable workflow has a job output: outputs of a job must be declared by name. */
export const WORKFLOW_PLATFORMS = [
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

/** The same for each target of a definition. */
export function planTargetMatrix(
  targets: readonly {readonly name: string; readonly build: {readonly platforms: readonly Platform[]}}[],
  runners: Runners
): {include: MatrixEntry[]} {
  const include = targets.flatMap(({name, build}) =>
    planMatrix(build.platforms, runners).include.map(entry => ({target: name, ...entry}))
  )
  return {include}
}

/**
 * The matrix of native runners for the planned platforms (linux/amd64 if none is).
 */
export function planMatrix(platforms: readonly Platform[], runners: Runners): {include: MatrixEntry[]} {
  const wanted = platforms.length > 0 ? platforms : [parsePlatform('linux/amd64')]
  const unlisted = wanted.find(platform => !WORKFLOW_PLATFORMS.some(known => known === platform))
  if (unlisted !== undefined && runners.size > 0) {
    throw new ActionError('input', `input platforms: ${unlisted} has no output in the reusable workflow.`, {
      hint: `It hands on ${listed(WORKFLOW_PLATFORMS)}. For another platform write the jobs yourself, with push-by-digest and merge.`
    })
  }
  const usual = (platform: string) => NATIVE.find(([pattern]) => pattern.test(platform))?.[1]
  return {
    include: wanted.map(platform => ({
      platform,
      runner: runners.get(platform) ?? runners.get('default') ?? usual(platform)
    }))
  }
}
