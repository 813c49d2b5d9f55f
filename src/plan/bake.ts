import type {DefinedTarget, Definition} from '../bake/definition.ts'
import type {BakeSource} from '../bake/print.ts'
import {bakeSourceOf} from '../bake/source.ts'
import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {LegResult} from '../inputs/merge.ts'
import {tagged} from '../oci/reference.ts'
import {listed} from '../text/nearest.ts'
import {isEntitlement, outsideOf} from './allow.ts'
import {type BuildPlan, planBuild} from './build.ts'
import {outputNames, planExports, pushesItself} from './exports.ts'
import {type Naming, type NamingSources, type PlannedNaming, planNaming, uniteNaming} from './naming.ts'
import {decidePush, isUntrusted, type PushDecision} from './push.ts'
import {commitTagOf} from './push-tag.ts'
import {inputsOfTarget, withoutLine} from './target.ts'

/** An image of its own: one target with its names and what is built for it. */
export interface BakeTarget {
  readonly name: string
  readonly naming: Naming
  readonly build: BuildPlan
  /** What it says of itself. */
  readonly defined: DefinedTarget
  /** On a git tag: where the commit's own run has published it, if that may be used. */
  readonly commitTag: string | undefined
}

/** One `docker buildx bake`: what the definition says, and what this run adds. */
export interface BakePlan {
  readonly source: BakeSource
  /** Those that become images in a registry. */
  readonly targets: readonly BakeTarget[]
  /** Those that go elsewhere, or only serve others, as they are. */
  readonly others: readonly BakeTarget[]
  /** What all of them together ask of the builder. */
  readonly build: BuildPlan
  /** As buildx takes it: entitlements, and what it may read and write. */
  readonly allow: readonly string[]
  readonly jobIndex: number | undefined
  /** By which tags an image that is there already is found, of each target, and used instead of a build. */
  readonly ifTagExists: 'fail' | 'skip' | undefined
  /** Instead of a build: what the jobs of a matrix have pushed. */
  readonly legs: readonly LegResult[]
}

/** The names of each target’s image, before it is decided whether they are pushed. */
export interface NamedTarget {
  readonly target: DefinedTarget
  readonly sources: NamingSources
  readonly planned: PlannedNaming
}

export interface NamedTargets {
  readonly images: readonly NamedTarget[]
  readonly others: readonly NamedTarget[]
  /** All images’ names together. */
  readonly planned: PlannedNaming
  /** Their exporters say that they are pushed. */
  readonly pushes: boolean
  /** Every name is the definition’s own. */
  readonly ownNames: boolean
  /** They are for this machine: their exporter loads them. */
  readonly loads: boolean
}

/**
 * The names of the definition's targets: by the same rules as one image’s, with the target’s name at the end or where
 * `{{target}}` is; a target’s own tags instead, where it has some. A target that makes no image keeps none.
 */
export async function nameTargets(sources: NamingSources, definition: Definition): Promise<NamedTargets> {
  refuseSecrets(sources, definition)
  const {labels} = sources.inputs
  const images: NamedTarget[] = []
  const others: NamedTarget[] = []
  for (const target of definition.targets) {
    const own = inputsOfTarget(sources.inputs, target)
    const given: NamingSources = {...sources, inputs: own, target: target.name}
    const found = await planNaming(given).catch(error => {
      throw withoutLine(error, target)
    })
    const planned = {...found, naming: withOwnLabels(found.naming, target, labels)}
    const isElsewhere = planExports(own.build).elsewhere !== undefined
    ;(isElsewhere ? others : images).push({target, sources: given, planned})
  }
  checkTwice(images)
  const first = images[0] ?? others[0]
  if (!first) throw nothingToBuild()
  return {
    images,
    others,
    planned: uniteNaming(
      images.map(({planned}) => planned),
      first.planned
    ),
    pushes: images.some(({target}) => target.outputs.some(pushesItself)),
    ownNames: images.length > 0 && images.every(({target}) => ownTags(target).length > 0),
    loads: images.length > 0 && images.every(({sources: {inputs}}) => inputs.build.load)
  }
}

export function ownTags({tags, outputs}: DefinedTarget): readonly string[] {
  return tags.length > 0 ? tags : outputs.flatMap(outputNames)
}

/** Whether the images of a definition are pushed: by the same rules as one's. */
export function decideTargets(context: Context, inputs: Inputs, named: NamedTargets): PushDecision {
  const {images, pushes, ownNames, loads} = named
  const elsewhere =
    images.length > 0
      ? undefined
      : (planExports(inputs.build).elsewhere ?? 'no target of the definition makes an image')
  if (elsewhere !== undefined && inputs.push === true)
    throw new ActionError('input', 'input push: true, but there is no image to push.', {
      cause: elsewhere,
      hint: 'Name with targets what is to be published, or take push away.'
    })
  const build = {...inputs.build, load: inputs.build.load || loads}
  return decidePush(
    context,
    {...inputs, build, push: inputs.push ?? (pushes ? true : undefined)},
    {elsewhere, referencesOnly: ownNames}
  )
}

/** The action of a definition: a build of all, or the merge of what other jobs have built of it. */
export function planBake(sources: NamingSources, named: NamedTargets, push: PushDecision): BakePlan {
  const {context, inputs, env} = sources
  const source = bakeSourceOf(context, inputs, env)
  if (!source) throw new ActionError('input', 'input bake: empty.')
  const planOne = ({target, sources: own, planned}: NamedTarget): BakeTarget => {
    const build = planBuild(own, planned, push)
    return {
      name: target.name,
      defined: target,
      naming: planned.naming,
      commitTag: inputs.reuse && context.ref.kind === 'tag' ? commitTagOf(planned.naming) : undefined,
      build: {...build, imageAnnotations: [...build.imageAnnotations, ...target.annotations]}
    }
  }
  const targets = named.images.map(planOne)
  const others = named.others.map(planOne)
  const unknown = inputs.mergeLegs.find(leg => !targets.some(({name}) => name === leg.target))
  if (unknown)
    throw new ActionError('input', `input merge: there is no target ${unknown.target}.`, {
      hint: `Give this job the same bake, targets and set as those that build; here are ${listed(targets.map(({name}) => name))}.`
    })
  return {
    source,
    targets,
    others,
    allow: [
      ...inputs.build.allow,
      ...(isUntrusted(context) ? [] : outsideOf([...targets, ...others].map(({defined}) => defined)))
    ],
    build: together([...targets, ...others]),
    jobIndex: inputs.jobIndex,
    ifTagExists: inputs.ifTagExists === 'overwrite' ? undefined : inputs.ifTagExists,
    legs: inputs.mergeLegs
  }
}

/** Two targets that would write the same tag would overwrite each other in every run. */
function checkTwice(images: readonly NamedTarget[]): void {
  const seen = new Map<string, string>()
  for (const {target, planned} of images)
    for (const {repository, tags} of planned.naming.taggedImages)
      for (const {name} of tags) {
        const reference = tagged(repository, name)
        const other = seen.get(reference)
        if (other !== undefined)
          throw new ActionError(
            'input',
            `input bake: the targets ${other} and ${target.name} both make ${reference}.`,
            {
              cause: 'the one that is published last would take the tag of the other',
              hint:
                ownTags(target).length > 0
                  ? 'Give each its own tags in the definition, or none and the names by the inputs images and tags.'
                  : `Put {{target}} into images, such as ${repository.text}/{{target}}, or name with targets what is to be published.`
            }
          )
        seen.set(reference, target.name)
      }
}

/** A definition of somebody else’s may read whatever the job has. */
function refuseSecrets({context, inputs}: NamingSources, {targets}: Definition): void {
  if (!isUntrusted(context) || inputs.push === false) return
  const asking = targets.find(({secrets, ssh}) => secrets.length + ssh.length > 0)
  if (asking)
    throw new ActionError(
      'input',
      `input bake: the target ${asking.name} asks for secrets, and the definition is of ${context.foreignHead}.`,
      {
        hint: 'Build what others propose in a pull_request workflow, which has none.'
      }
    )
}

/** What the definition says of itself stays, but for what the input `labels` says. */
function withOwnLabels(naming: Naming, {labels}: DefinedTarget, given: NamingSources['inputs']['labels']): Naming {
  const isGiven = (key: string) => given.some(({text}) => text.startsWith(`${key}=`))
  const own = [...labels].filter(([key]) => !isGiven(key))
  return {...naming, labels: new Map([...naming.labels, ...own])}
}

/** One build that asks of the builder what all of them do. */
function together(targets: readonly BakeTarget[]): BuildPlan {
  const builds = targets.map(({build}) => build)
  const [first] = builds
  if (!first) throw nothingToBuild()
  const all = <T>(of: (build: BuildPlan) => readonly T[]): T[] => [...new Set(builds.flatMap(of))]
  const strictest = builds.find(({cache}) => !cache.optional) ?? first
  return {
    ...first,
    several: true,
    platforms: all(({platforms}) => platforms),
    imageAnnotations: all(({imageAnnotations}) => imageAnnotations),
    attests: all(({attests}) => attests),
    allow: first.allow.filter(isEntitlement),
    cache: {...strictest.cache, to: all(({cache}) => cache.to), from: all(({cache}) => cache.from)},
    exports: {
      ...first.exports,
      others: all(({exports}) => exports.others),
      otherTypes: all(({exports}) => exports.otherTypes),
      index: builds.some(({exports}) => exports.index)
    },
    load: builds.some(({load}) => load),
    warnings: all(({warnings}) => warnings),
    notes: all(({notes}) => notes)
  }
}

function nothingToBuild(): ActionError {
  return new ActionError('input', 'input bake: there is nothing to build.', {
    cause: 'no target, or no service with a build, is asked for',
    hint: 'Name in targets what is to be built, or see whether the services of the Compose file have a build.'
  })
}
