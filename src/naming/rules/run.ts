import {type Rule, runTag} from '../rule.ts'
import {revisionOf} from '../vocabulary.ts'

/** https://github.com/docker/metadata-action#typesha */
export interface ShaRule {
  readonly type: 'sha'
  readonly format: 'short' | 'long'
}

export const sha: Rule<ShaRule> = {
  example: 'type=sha',
  priority: 100,
  attributes: ['format'],
  prefix: () => 'sha-',
  parse: read => ({type: 'sha', format: read.choice('format', ['short', 'long'], 'short')}),
  apply({format}, {context, options}) {
    const revision = revisionOf(context, options)
    return runTag(format === 'long' ? revision : revision.slice(0, options.shortShaLength))
  },
  print: ({format}) => [['format', format === 'short' ? undefined : format]]
}

/** This action's own: a name that only this run has. */
export interface RunRule {
  readonly type: 'run'
  readonly format: 'id' | 'number' | 'attempt'
}

export const run: Rule<RunRule> = {
  example: 'type=run',
  priority: 100,
  attributes: ['format'],
  prefix: () => 'run-',
  parse: read => ({type: 'run', format: read.choice('format', ['id', 'number', 'attempt'], 'id')}),
  // The attempt's number alone says nothing about which run it was.
  apply: ({format}, {context: {run}}) => ({...runTag(run[format]), ...(format === 'attempt' ? {kind: 'fixed'} : {})}),
  print: ({format}) => [['format', format === 'id' ? undefined : format]]
}

/** This action's own: the run's number, as many CI systems count builds. */
export interface BuildRule {
  readonly type: 'build'
}

export const build: Rule<BuildRule> = {
  example: 'type=build',
  priority: 100,
  attributes: [],
  prefix: () => 'build-',
  parse: () => ({type: 'build'}),
  apply: (_, {context}) => runTag(context.run.number),
  print: () => []
}
