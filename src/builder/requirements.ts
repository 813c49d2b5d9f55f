import type {Platform} from '../oci/platform.ts'
import type {BuildPlan} from '../plan/build.ts'
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
  plan: Pick<Plan, 'push' | 'taggedImages'>,
  build: BuildPlan,
  nativePlatform: Platform
): Requirement[] {
  const needs: Requirement[] = []
  const add = (engine: Requirement['engine'], what: string) => needs.push({engine, what})
  const {platforms} = build
  if (platforms.length > 1) add('containerd', `several platforms (${platforms.join(', ')})`)
  else
    for (const platform of platforms)
      if (platform !== nativePlatform && platform !== 'linux') add('containerd', `the platform ${platform}`)
  if (build.imageAnnotations.length > 0) add('containerd', 'annotations')
  if (hasAttestations(build)) add('containerd', 'attestations (provenance, sbom)')
  const exported = build.cache.optional ? [] : build.cache.to
  if (exported.some(cache => !/\btype=inline\b/.test(cache))) add('containerd', 'a cache that is exported')
  if (build.reproducible) add('never', 'reproducible (the engine’s own builder can’t rewrite timestamps)')
  if (build.exports.otherTypes.includes('oci')) add('containerd', 'an output of type=oci')
  if (build.exports.others.some(output => /\btype=docker\b.*\bdest=/.test(output)))
    add('containerd', 'an output of type=docker with dest')
  if (build.allow.length > 0) add('never', `entitlements (${build.allow.join(', ')})`)
  // Without a tag of this run, a builder that can't push by digest would write a tag that others use, before the test.
  const pushes = plan.push.push !== 'no'
  if (build.test && pushes && !plan.taggedImages.every(({tags}) => tags.some(tag => tag.kind === 'run')))
    add('never', 'a test before any tag is written (no planned tag is of this run alone)')
  if (build.byDigest && pushes) add('never', 'pushing by digest')
  return needs
}
