import type {Inputs} from '../inputs/inputs.ts'
import {normalizePlatform} from '../oci/platform.ts'
import {hasAttestations} from '../plan/exports.ts'
import type {Plan} from '../plan/plan.ts'

/**
 * Something that not every builder can do. `containerd`: the engine's own builder can if the engine keeps its images
 * in containerd; `never`: the engine's own builder never can.
 */
export interface Requirement {
  readonly what: string
  readonly engine: 'containerd' | 'never'
}

/** What the plan asks of a builder beyond a plain image of the machine's own platform, with the words for the log. */
export function requirementsOf(
  plan: Plan,
  {build, test, pushByDigest}: Pick<Inputs, 'build' | 'test' | 'pushByDigest'>,
  nativePlatform: string
): Requirement[] {
  const needs: Requirement[] = []
  const add = (engine: Requirement['engine'], what: string) => needs.push({engine, what})
  const platforms = new Set(build.platforms.map(normalizePlatform))
  if (platforms.size > 1) add('containerd', `several platforms (${[...platforms].join(', ')})`)
  else
    for (const platform of platforms)
      if (platform !== nativePlatform && platform !== 'linux') add('containerd', `the platform ${platform}`)
  if (plan.imageAnnotations.length > 0) add('containerd', 'annotations')
  if (hasAttestations(build)) add('containerd', 'attestations (provenance, sbom)')
  const exported = plan.cache.optional ? [] : plan.cache.to
  if (exported.some(cache => !/\btype=inline\b/.test(cache))) add('containerd', 'a cache that is exported')
  if (build.reproducible) add('never', 'reproducible (the engine’s own builder can’t rewrite timestamps)')
  if (plan.exports.otherTypes.includes('oci')) add('containerd', 'an output of type=oci')
  if (plan.exports.others.some(output => /\btype=docker\b.*\bdest=/.test(output)))
    add('containerd', 'an output of type=docker with dest')
  if (build.allow.length > 0) add('never', `entitlements (${build.allow.join(', ')})`)
  // Without a tag of this run, a builder that can't push by digest would write a tag that others use, before the test.
  const pushes = plan.push.push !== 'no'
  if (test !== '' && pushes && !plan.tags.some(tag => tag.kind === 'run'))
    add('never', 'a test before any tag is written (no planned tag is of this run alone)')
  if (pushByDigest && pushes) add('never', 'pushing by digest')
  return needs
}
