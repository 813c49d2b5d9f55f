import type {Platform} from '../oci/platform.ts'
import {isEntitlement} from '../plan/allow.ts'
import type {BuildPlan} from '../plan/build.ts'
import {hasAttestations} from '../plan/exports.ts'
import type {Plan} from '../plan/plan.ts'

/**
 * Something that not every builder can do. `containerd`: the engine's own builder can if the engine keeps its images
 * in containerd; `connection`: then the engine's BuildKit can, but only through its own connection, because the driver
 * `docker` lacks it; `never`: the engine never can.
 */
export interface Requirement {
  readonly what: string
  readonly engine: 'containerd' | 'connection' | 'never'
  /** It can be done without, at a price: no reason to boot a container. */
  readonly preferred?: true
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
  if (build.exports.otherTypes.includes('oci')) add('containerd', 'an output of type=oci')
  if (build.exports.others.some(output => /\btype=docker\b.*\bdest=/.test(output)))
    add('containerd', 'an output of type=docker with dest')
  const entitlements = build.allow.filter(isEntitlement)
  if (entitlements.length > 0) add('never', `entitlements (${entitlements.join(', ')})`)
  if (build.reproducible) add('connection', 'reproducible (rewriting time stamps)')
  if (plan.push.push !== 'no') {
    if (build.byDigest) add('connection', 'pushing by digest')
    else needs.push(...tagsBeforeTheirTime(plan, build))
  }
  return needs
}

/** A builder that can't push by digest must write a tag, and every tag but one of this run has readers already. */
function tagsBeforeTheirTime({taggedImages}: Pick<Plan, 'taggedImages'>, {test, several}: BuildPlan): Requirement[] {
  const hasOwn = taggedImages.every(({tags}) => tags.some(tag => tag.kind === 'run'))
  const what = test ? 'a test before any tag is written' : 'no tag before the image is whole'
  if (hasOwn && several) return [{engine: 'connection', what: 'no tag before all images are built', preferred: true}]
  if (hasOwn) return test ? [{engine: 'connection', what, preferred: true}] : []
  return [
    {engine: 'connection', what: `${what} (no planned tag is of this run alone)`, ...(test ? {} : {preferred: true})}
  ]
}
