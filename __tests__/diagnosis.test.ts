import {describe, expect, it} from '@jest/globals'
import {DENIAL_CASES} from '../src/diagnosis/denials.ts'
import {caseOf, createDiagnose, FAULTS} from '../src/diagnosis/diagnose.ts'
import {type Facts, factsOf, holds, registryKind} from '../src/diagnosis/facts.ts'
import {type Case, type FaultContext, patternsOf} from '../src/diagnosis/fault.ts'
import {fill, wordsOf} from '../src/diagnosis/words.ts'
import {context, SEEN} from './fixtures/failures.ts'

const diagnose = createDiagnose(context)

describe('a failure that was seen', () => {
  it.each(SEEN.map(([text, ...rest]) => [text, rest] as const))('%s', (text, [cause, fix, rest, details]) => {
    const found = createDiagnose({...context, ...details})(text)
    expect(found?.cause).toContain(cause)
    expect(found?.fix).toContain(fix)
    expect(found).toMatchObject(rest)
  })

  it('and is not known is left alone', () => {
    expect(diagnose('all is well')).toBeUndefined()
  })
})

describe('a row of the table', () => {
  it.each(FAULTS.map(fault => [String(fault.pattern), fault] as const))(
    '%s explains a failure that was seen',
    (_, fault) => {
      const own = SEEN.filter(([text]) => patternsOf(fault.pattern).every(part => part.test(text)))
      // Not only fits: an earlier row must not have taken all of its texts.
      const explained = own.map(([text, , , , details]) => {
        const words = wordsOf({...context, ...details})
        const found = createDiagnose({...context, ...details})(text)
        return found?.cause === fill(fault.cause, words) && found.fix === fill(fault.fix, words)
      })
      expect(explained).toContain(true)
    }
  )

  const templates = [...FAULTS, ...FAULTS.flatMap(({cases = []}) => cases)].flatMap(({cause, fix}) => [cause, fix])
  it.each([...new Set(templates)])('%s is a sentence for people', template => {
    const filled = fill(template, wordsOf(context))
    // Every name is filled in, and an address ends its sentence, so that it can be clicked.
    expect(filled).not.toMatch(/\{\w+\}(?!\})|https?:\/\/\S+[,;)]|https?:\/\/\S+\.(\s|$)/)
  })
})

/** What holds of a case and of nothing else that it asks for: the first value of each. */
function factsFor({when}: Case): Facts {
  const none: Facts = {
    operation: undefined,
    registry: undefined,
    credential: undefined,
    owner: undefined,
    run: 'own',
    ownerType: undefined,
    visibility: undefined
  }
  const values = Object.entries(when).map(([name, wanted]) => [name, Array.isArray(wanted) ? wanted[0] : wanted])
  return {...none, ...Object.fromEntries(values)}
}

const VALUES: {readonly [Name in keyof Facts]: readonly Facts[Name][]} = {
  operation: [
    'login',
    'read',
    'push',
    'build',
    'base image',
    'cache',
    'builder',
    'QEMU',
    'test',
    'attest',
    'comment',
    'clean-up',
    'compare'
  ],
  registry: ['github', 'gitea', 'hub', 'ecr', 'ecr-public', 'gar', 'acr', 'quay', 'gitlab', 'artifactory', 'other'],
  credential: ['job', 'given', 'stored', 'none'],
  owner: ['own', 'other'],
  run: ['own', 'fork', 'dependabot'],
  ownerType: ['User', 'Organization'],
  visibility: ['private', 'public']
}

describe('the cases of a text', () => {
  const withCases = FAULTS.flatMap(fault =>
    (fault.cases ?? []).map(each => [String(fault.pattern), each.cause, fault, each] as const)
  )

  it.each(withCases)('%s: %s: are met', (_, _cause, fault, each) => {
    const found = caseOf(fault, factsFor(each))
    expect([found.cause, found.fix]).toEqual([each.cause, each.fix])
  })

  // A condition that is turned around must change the advice, and never to one whose conditions do not hold.
  it.each(withCases)('%s: %s: hold only as long as each condition does', (_, _cause, fault, each) => {
    const facts = factsFor(each)
    const wrong = (Object.keys(each.when) as (keyof Facts)[]).flatMap(name =>
      VALUES[name].flatMap(value => {
        const flipped = {...facts, [name]: value}
        if (holds(each.when, flipped)) return []
        const other = caseOf(fault, flipped)
        const fits = 'when' in other && !('pattern' in other) ? holds((other as Case).when, flipped) : true
        return other === each || !fits ? [`${name}: ${value}`] : []
      })
    )
    expect(wrong).toEqual([])
  })

  it('are never about a registry, an owner or a credential that was not asked', () => {
    for (const each of DENIAL_CASES) {
      const text = `${each.cause} ${each.fix}`
      const kinds = [each.when.registry].flat()
      if (/Docker Hub/.test(text)) expect(kinds).toEqual(['hub'])
      if (/Amazon|ecr:/.test(text)) expect(kinds).toEqual(['ecr', 'ecr-public'])
      if (/job’s token/.test(each.cause)) expect([each.when.credential].flat()).not.toContain('given')
      if (/write:packages/.test(text)) expect(kinds).toEqual(['github'])
    }
  })
})

describe('what a failure is about', () => {
  it.each([
    ['ghcr.io', 'github'],
    ['docker.io', 'hub'],
    ['index.docker.io', 'hub'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'ecr'],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', 'ecr'],
    ['public.ecr.aws', 'ecr-public'],
    ['europe-west1-docker.pkg.dev', 'gar'],
    ['eu.gcr.io', 'gar'],
    ['acme.azurecr.io', 'acr'],
    ['quay.io', 'quay'],
    ['registry.gitlab.com', 'gitlab'],
    ['acme.jfrog.io', 'artifactory'],
    ['docker.io.example.com', 'other'],
    ['ghcr.io.example.com', 'other']
  ])('%s is %s', (host, kind) => {
    expect(registryKind(host, context)).toBe(kind)
  })

  it('is Gitea where the server is its own registry, and GitHub where it has a name of its own', () => {
    const serverUrl = 'https://git.example.com'
    expect(registryKind('git.example.com', {serverUrl, githubRegistry: 'git.example.com'})).toBe('gitea')
    expect(registryKind('containers.git.example.com', {serverUrl, githubRegistry: 'containers.git.example.com'})).toBe(
      'github'
    )
  })

  const run = (facts: Partial<FaultContext>) => factsOf({...context, ...facts}).run
  it.each([
    ['a fork’s pull request', {event: 'pull_request', foreignHead: 'stranger/tool'}, 'fork'],
    [
      'a fork’s pull_request_target, whose token may write',
      {event: 'pull_request_target', foreignHead: 'stranger/tool'},
      'own'
    ],
    ['the workflow_run after a fork’s', {event: 'workflow_run', foreignHead: 'stranger/tool'}, 'own'],
    ['Dependabot’s push', {event: 'push', isDependabot: true}, 'dependabot'],
    ['a push', {event: 'push'}, 'own']
  ])('of %s: %s', (_, facts, expected) => {
    expect(run(facts)).toBe(expected)
  })

  it('compares owners without their case', () => {
    const image = {registry: 'ghcr.io', name: 'acme/tool', text: 'ghcr.io/acme/tool'}
    expect(factsOf({...context, repository: 'Acme/Tool', image}).owner).toBe('own')
    expect(factsOf({...context, repository: 'Other/Tool', image}).owner).toBe('other')
  })

  it.each([
    ['User', 'https://github.com/users/acme/packages/container/group%2Ftool/settings'],
    ['Organization', 'https://github.com/orgs/acme/packages/container/group%2Ftool/settings']
  ])('has one settings page, of a %s', (ownerType, url) => {
    expect(wordsOf({...context, ownerType}).settings).toBe(url)
  })
})
