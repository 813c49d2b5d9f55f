import {describe, expect, it} from '@jest/globals'
import type {Tag} from '../../src/naming/derive.ts'
import {parseHandedOn} from '../../src/naming/handed-on.ts'
import {eventNames, planOf, readEvent} from '../helpers/events.ts'

const RULES = [
  'type=semver,pattern=release-{{version}}',
  'type=semver,pattern={{major}}.{{minor}},suffix=-alpine',
  'type=match,pattern=v(\\d+),group=1',
  'type=ref,event=branch,prefix="a,b-"',
  'type=edge,branch=main',
  'type=raw,value={{branch}}-{{sha}}',
  'type=sha,format=long',
  'type=run'
].join('\n')
const NAMINGS: [string, Record<string, string>][] = [
  ['the tags that fit every event', {}],
  ['rules', {tags: RULES, images: 'ghcr.io/acme/a\nacme/b', flavor: 'latest=true\nprefix=p-,onlatest=true'}],
  ['references', {tags: 'ghcr.io/acme/a:1.2.3,ghcr.io/acme/a:latest\nacme/b:dev', push: 'true'}],
  ['labels and annotations', {labels: 'a=x=y\nb={{meta.version}}', annotations: 'index:c=d\ne=f,g'}]
]
/** What a rule was told about where it was written matters while names are derived, and not after. */
const shape = ({rule, ...tag}: Tag) => ({...tag, type: rule.type})

describe.each(NAMINGS)('%s', (_, inputs) => {
  it.each(eventNames)('are the same in the job that takes over the plan of %s', async name => {
    const event = readEvent(name)
    const first = await planOf(event, {...inputs, 'dry-run': 'true'})
    const annotations = inputs.annotations ?? ''
    const given = {plan: first.handedOn ?? '', 'push-by-digest': 'true', push: 'true', annotations}
    const second = await planOf(event, given)
    expect(second.taggedImages.map(({repository, tags}) => [repository, tags.map(shape)])).toEqual(
      first.taggedImages.map(({repository, tags}) => [repository, tags.map(shape)])
    )
    for (const field of ['images', 'version', 'revision', 'labels', 'annotations'] as const)
      expect([field, second[field]]).toEqual([field, first[field]])
    // What comes of it is handed on as it came.
    const again = await planOf(event, {plan: first.handedOn ?? '', 'dry-run': 'true', annotations})
    expect(again.handedOn).toBe(first.handedOn)
  })
})

describe('what is no plan of this run', () => {
  const plan = {format: 1, run: '17', revision: 'a', created: '2026-01-02T03:04:05.000Z', images: [], labels: {}}
  it.each([
    ['nothing, because the runner took the output away', 'none', 'not what the output plan of a dry run holds'],
    ['another text', '[]', 'not what the output plan of a dry run holds'],
    ['another run’s', JSON.stringify({...plan, annotations: {}, run: '18'}), 'not of this run'],
    ['another format’s', JSON.stringify({...plan, annotations: {}, format: 2}), 'not of this run'],
    ['a part', JSON.stringify(plan), 'its field annotations is missing or wrong'],
    ['a wrong date', JSON.stringify({...plan, annotations: {}, created: 'today'}), 'its field created'],
    ['a label that is no text', JSON.stringify({...plan, annotations: {}, labels: {a: 1}}), 'its field labels'],
    [
      'a tag of no known kind',
      JSON.stringify({...plan, annotations: {}, images: [{name: 'a/b', tags: [{name: 'x', kind: 'y', rule: 'x'}]}]}),
      'its field kind'
    ],
    [
      'an image of no name',
      JSON.stringify({...plan, annotations: {}, images: [{name: 'A@b', tags: []}]}),
      'its field name'
    ]
  ])('%s is refused', (_, text, why) => {
    expect(() => parseHandedOn(text, '17')).toThrow(why)
  })

  it('is refused beside what it has decided', async () => {
    await expect(planOf(readEvent('push-branch'), {plan: '{}', flavor: 'latest=false'})).rejects.toThrow(
      'input plan: given together with flavor.'
    )
  })
})
