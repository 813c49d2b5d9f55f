import {describe, expect, it} from '@jest/globals'
import {ActionError} from '../../src/errors.ts'
import type {Digest} from '../../src/oci/digest.ts'
import {dice, SOAK_SEED} from '../helpers/dice.ts'
import {apiError, type Deletion, FakePackage, type FakeVersion} from '../helpers/package.ts'
import {runRetain} from '../helpers/retain.ts'

/** Random registries, policies, faults and writers. RETAIN_CASES=20000 for a long run. */
const CASES = Number(process.env.RETAIN_CASES ?? '200')
const FIRST = Number(process.env.RETAIN_FIRST ?? '0')
const DAY = 24 * 3_600_000
const FALLBACK = /^sha256-([0-9a-f]{64})(\.(sig|att|sbom))?$/

interface Case {
  readonly fake: FakePackage
  readonly lines: readonly string[]
  readonly start: number
}

const own = (tags: readonly string[]) => tags.filter(tag => !FALLBACK.test(tag))
interface Document {
  readonly manifests?: {digest: Digest}[]
  readonly subject?: {digest: Digest}
  readonly annotations?: {base?: Digest}
}
const parsed = new WeakMap<FakeVersion, Document>()
const document = (version: FakeVersion): Document => {
  // Written by the fake itself.
  const known = parsed.get(version) ?? (JSON.parse(version.text) as Document)
  parsed.set(version, known)
  return known
}
const childrenOf = (version: FakeVersion) => (document(version).manifests ?? []).map(({digest}) => digest)
const neededBy = (version: FakeVersion) => {
  const {annotations} = document(version)
  return [...childrenOf(version), ...(annotations?.base ? [annotations.base] : [])]
}
const subjectsOf = (version: FakeVersion) => {
  const {subject} = document(version)
  const byTag = version.tags.flatMap(tag => FALLBACK.exec(tag)?.[1] ?? []).map(hex => `sha256:${hex}` as Digest)
  return [...byTag, ...(subject ? [subject.digest] : [])]
}

/** Untagged, and neither needed by anything nor about anything. */
function standsAlone(version: FakeVersion, all: readonly FakeVersion[], {deletions}: FakePackage): boolean {
  const others = [...all, ...deletions.map(deletion => deletion.version)]
  return (
    version.tags.length === 0 &&
    subjectsOf(version).length === 0 &&
    !others.some(other => childrenOf(other).includes(version.digest))
  )
}

function randomCase(seed: number): Case {
  const next = dice(seed)
  const upTo = (count: number) => Math.floor(next() * count)
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T
  const fake = new FakePackage()
  const start = fake.now
  const size = pick([5, 20, 60, 300])
  const digests: Digest[] = []
  const names = ['latest', 'main', 'production', ...Array.from({length: 8}, (_, n) => `v1.${n}`)]
  const tagName = () =>
    pick([
      () => pick(names),
      () => `run-${upTo(500)}`,
      () => `sha-${upTo(9_999_999).toString(16).padStart(7, '0')}`,
      () => `pr-${upTo(12)}`,
      () => `pr-${upTo(12)}-${(upTo(9_999_999) + 9_000_000).toString(16).padStart(7, '0')}`,
      () => `pr-${upTo(12)}-hotfix`
    ])()
  for (let n = 0; n < size; n++) {
    const age = start - Math.floor(next() * 60) * DAY - 1000
    const kind = next()
    const some = () => Array.from({length: 1 + upTo(4)}, () => pick(digests)).filter(digest => digest !== undefined)
    const tags = next() < 0.45 ? Array.from({length: 1 + upTo(3)}, tagName) : []
    if (kind < 0.5 || digests.length === 0) {
      const more = next() < 0.1 && digests.length > 0 ? {annotations: {base: pick(digests)}} : {}
      digests.push(fake.image(`${seed} ${n}`, tags, age, more))
    } else if (kind < 0.75) digests.push(fake.index(some(), tags, age, {n}))
    else if (kind < 0.88) {
      const subject = pick(digests)
      digests.push(fake.image(`${seed} ${n}`, next() < 0.1 ? tags : [], age, {subject: {digest: subject}}))
    } else {
      const of = pick(digests)
      // A list of referrers lists what is about the same.
      const referrers = fake.versions.filter(version => document(version).subject?.digest === of)
      const listed = next() < 0.8 ? [...referrers.map(({digest}) => digest), fake.image(`${seed} ${n} beside`)] : []
      const digest = fake.index(listed, [`${of.replace(':', '-')}${pick(['', '', '.sig', '.att'])}`], age, {n})
      if (next() < 0.1) fake.tag(digest, tagName(), age)
      digests.push(digest)
    }
  }
  // Images go away without what belonged to them.
  for (let n = 0; n < size / 20; n++) {
    const digest = pick(digests)
    if (!fake.versions.some(version => neededBy(version).includes(digest)))
      fake.versions = fake.versions.filter(version => version.digest !== digest)
  }
  fake.openPullRequests = Array.from({length: 12}, (_, n) => n).filter(() => next() < 0.4)
  fake.pullRequests = 10
  if (next() < 0.5) fake.releases = [pick(names), 'v1.3']
  const terms = () => pick([`${1 + upTo(40)} days`, `${1 + upTo(10)} newest`, '1 week'])
  const lines = [
    ...(next() < 0.6 ? [`run-*: ${terms()}`] : []),
    ...(next() < 0.6 ? [`sha-*: ${terms()}`] : []),
    ...(next() < 0.6 ? ['pr-*: closed'] : []),
    ...(next() < 0.3 ? [`pr-?: ${terms()}`] : []),
    ...(next() < 0.4 ? [`untagged: ${terms()}`] : []),
    ...(next() < 0.4 ? ['v1.*: keep'] : []),
    ...(next() < 0.2 ? [`*: ${terms()}`] : [])
  ]
  return {fake, start, lines: lines.some(line => !line.includes('keep')) ? lines : [...lines, 'run-*: 2 newest']}
}

/** Whether the tag may go by the lines, written anew without the code that it judges. */
function tagGoes(
  {fake, lines, start}: Case,
  tag: string,
  version: {updated: number; digest: Digest},
  all: readonly FakeVersion[]
): boolean {
  if (fake.releases.some(release => tag === release || tag === release.slice(1))) return false
  const fitting = lines.filter(line => {
    const [pattern = ''] = line.split(':')
    return pattern !== 'untagged' && fits(pattern, tag)
  })
  return fitting.length > 0 && fitting.every(line => lineLets({fake, lines, start}, line, tag, version, all))
}

function fits(pattern: string, tag: string): boolean {
  const [before = '', after] = pattern.split(/[*?]/)
  if (after === undefined) return tag === pattern
  return (
    tag.startsWith(before) &&
    tag.endsWith(after) &&
    (pattern.includes('?') ? tag.length === pattern.length : tag.length >= pattern.length - 1)
  )
}

function lineLets(
  {fake, start}: Case,
  line: string,
  tag: string,
  version: {updated: number; digest: Digest},
  all: readonly FakeVersion[]
): boolean {
  const [pattern = '', term = ''] = line.split(': ')
  const [count = '', word = ''] = term.split(' ')
  if (term === 'keep') return false
  if (term === 'closed') {
    const number = Number(/^pr-(\d+)(-[0-9a-f]{7,40})?$/.exec(tag)?.[1] ?? 'NaN')
    return number <= fake.pullRequests && !fake.openPullRequests.includes(number)
  }
  if (word === 'newest') {
    // Newer ones may have come since, never fewer.
    const newer = all.filter(
      other =>
        other.updated > version.updated &&
        (pattern === 'untagged' ? standsAlone(other, all, fake) : own(other.tags).some(name => fits(pattern, name)))
    )
    const same = all.filter(other => other.digest !== version.digest && other.updated === version.updated)
    return newer.length + same.length >= Number(count)
  }
  return start - version.updated > Number(count) * (word.startsWith('week') ? 7 : 1) * DAY
}

/** Whether what an artifact is about must go after it: because it needs that, or something that stands between does. */
function reaches(version: FakeVersion, digest: Digest, all: readonly FakeVersion[]): boolean {
  const after = new Set([version])
  // Grows while it is walked.
  for (const one of after)
    for (const other of all)
      if (neededBy(one).includes(other.digest) || subjectsOf(other).includes(one.digest)) after.add(other)
  return [...after].some(one => one.digest === digest)
}

/** What is wrong with a deletion, if anything. */
function wrongWith(
  state: Case,
  {version: deletedVersion, lookedAt}: Deletion,
  before: readonly FakeVersion[],
  deleted: readonly FakeVersion[]
): string[] {
  const {fake, lines, start} = state
  // What came after the look began may have come too late.
  const {updated} = deletedVersion.earlier.find(({until}) => until >= lookedAt) ?? deletedVersion
  const version = {...deletedVersion, updated}
  const seen = before.filter(({since}) => since < lookedAt)
  const tags = version.tags.filter(tag => (fake.taggedAt.get(`${version.digest} ${tag}`) ?? 0) < lookedAt)
  const ownTags = own(tags)
  const wrong: string[] = []
  for (const tag of ownTags) if (!tagGoes(state, tag, version, before)) wrong.push(`tag ${tag} stays`)
  for (const other of seen) {
    if (neededBy(other).includes(version.digest)) wrong.push(`${other.tags} ${other.digest} needs it`)
    const stays = own(other.tags).some(tag => !tagGoes(state, tag, other, before))
    if (
      document(other).subject?.digest === version.digest &&
      stays &&
      (fake.taggedAt.get(`${other.digest} ${own(other.tags)[0]}`) ?? 0) < lookedAt
    )
      wrong.push(`${other.tags} is about it and stays`)
    if (ownTags.length === 0 && subjectsOf(version).includes(other.digest) && !reaches(version, other.digest, before))
      wrong.push('what it is about is still there')
  }
  if (ownTags.length > 0) return wrong
  const subjects = subjectsOf(version)
  const byUntagged =
    subjects.length === 0 &&
    lines.some(line => line.startsWith('untagged')) &&
    lines.filter(line => line.startsWith('untagged')).every(line => lineLets(state, line, '', version, before))
  const belonged = deleted.some(other => childrenOf(other).includes(version.digest) || subjects.includes(other.digest))
  const orphan = subjects.length > 0 && start - version.updated > DAY
  // Tags that came or left at the last moment, and may go themselves.
  const gone = version.left.filter(({at}) => at >= lookedAt).map(({tag}) => tag)
  const late = own([...version.tags, ...gone])
  const byTag = late.length > 0 && late.every(tag => tagGoes(state, tag, version, before))
  if (!byUntagged && !belonged && !orphan && !byTag) wrong.push('no line lets it go')
  return wrong
}

/** What could still go, found by taking away from everything what is protected until nothing changes. */
function leftOver(state: Case): FakeVersion[] {
  const {fake, lines, start} = state
  const all = fake.versions
  const open = new Set(all)
  const protect = (version: FakeVersion | undefined): boolean => version !== undefined && open.delete(version)
  const has = (digest: Digest) => all.find(version => version.digest === digest)
  const rank = (line: string, version: FakeVersion) => {
    const [pattern = ''] = line.split(': ')
    const same = all.filter(other =>
      pattern === 'untagged' ? standsAlone(other, all, fake) : own(other.tags).some(tag => fits(pattern, tag))
    )
    return same.sort((a, b) => b.updated - a.updated || b.id - a.id).indexOf(version)
  }
  const lets = (line: string, tag: string, version: FakeVersion) => {
    const [, term = ''] = line.split(': ')
    return term.endsWith('newest')
      ? rank(line, version) >= Number(term.split(' ')[0])
      : lineLets(state, line, tag, version, all)
  }
  for (const version of all) {
    const tags = own(version.tags)
    const subjects = subjectsOf(version)
    if (tags.length > 0) {
      const goes = tags.every(tag => {
        const fitting = lines.filter(line => !line.startsWith('untagged') && fits(line.split(': ')[0] ?? '', tag))
        const released = fake.releases.some(release => tag === release || tag === release.slice(1))
        return !released && fitting.length > 0 && fitting.every(line => lets(line, tag, version))
      })
      if (!goes) protect(version)
    } else if (subjects.length > 0) {
      if (!subjects.some(has) && start - version.updated <= DAY) protect(version)
    } else {
      const untagged = lines.filter(line => line.startsWith('untagged'))
      const goes = untagged.length > 0 && untagged.every(line => lets(line, '', version))
      const parents = all.filter(other => childrenOf(other).includes(version.digest))
      if (!goes && parents.length === 0) protect(version)
    }
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const version of all) {
      const isUntagged = own(version.tags).length === 0 && subjectsOf(version).length === 0
      if (open.has(version)) {
        // What only belongs to something goes with that.
        const parents = all.filter(other => childrenOf(other).includes(version.digest))
        const untagged = lines.filter(line => line.startsWith('untagged'))
        const byLine = untagged.length > 0 && untagged.every(line => lets(line, '', version))
        if (isUntagged && !byLine && !parents.some(parent => open.has(parent))) changed = protect(version) || changed
        continue
      }
      for (const digest of neededBy(version)) changed = protect(has(digest)) || changed
      const subject = document(version).subject?.digest
      if (subject) changed = protect(has(subject)) || changed
      for (const other of all)
        if (own(other.tags).length === 0 && subjectsOf(other).includes(version.digest))
          changed = protect(other) || changed
    }
  }
  return [...open]
}

async function runOn({fake, lines}: Case): Promise<void> {
  // A run knows nothing of what an earlier one has deleted.
  fake.deletions.length = 0
  await runRetain(fake, lines)
}

/** Each deletion, as it happens, against what is there then. */
function watch(state: Case): string[] {
  const {fake} = state
  const problems: string[] = []
  let before: FakeVersion[] = []
  const request = fake.request
  fake.request = async (route, parameters) => {
    before = fake.versions.filter(({id}) => id !== parameters.version_id)
    const count = fake.deletions.length
    try {
      return await request(route, parameters)
    } finally {
      const deletion = fake.deletions[count]
      if (deletion) {
        const deleted = fake.deletions.slice(0, -1).map(({version}) => version)
        for (const problem of wrongWith(state, deletion, before, deleted))
          problems.push(`${deletion.version.tags} ${deletion.version.digest}: ${problem}`)
      }
    }
  }
  return problems
}

function disturb(state: Case, seed: number): void {
  const {fake} = state
  const next = dice(seed)
  const often = next() < 0.3 ? 0 : next() * 0.1
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(next() * items.length)]
  // One manifest that can't be read keeps everything, so that most runs must read all.
  const rateOf = (call: string) => (call === 'registry' ? often / fake.versions.length : often)
  fake.before = call => {
    if (next() < often * 0.5) write()
    if (next() < rateOf(call)) throw fault(call)
  }
  fake.after = call => {
    if (next() < rateOf(call) * 0.3) throw fault(call)
  }
  const fault = (call: string) => {
    if (call === 'registry') return new ActionError('registry', '503')
    return pick([
      apiError(500, 'Internal'),
      apiError(502, 'Bad gateway'),
      apiError(429, 'Too many requests', {'retry-after': '1'}),
      apiError(403, 'You have exceeded a secondary rate limit'),
      apiError(403, 'Resource not accessible by integration'),
      apiError(400, 'last tagged version')
    ])
  }
  const write = () => {
    fake.now += 1000
    const some = [pick(fake.versions), pick(fake.versions)].flatMap(version => version?.digest ?? [])
    const tag = pick(['production', 'latest', `run-${Math.floor(next() * 500)}`, 'pr-3']) ?? ''
    const one = some[0]
    if (next() < 0.4) fake.index(some, next() < 0.7 ? [tag] : [], fake.now, {by: 'writer', at: fake.now})
    else if (next() < 0.3) fake.image(`writer ${fake.now}`, [tag])
    else if (one) fake.tag(one, tag)
  }
}

describe('retention of any package', () => {
  it(`deletes nothing that is needed, all by the policy, and comes to an end, in ${CASES} cases`, async () => {
    let deletions = 0
    let disturbed = 0
    for (let n = FIRST; n < FIRST + CASES; n++) {
      const seed = SOAK_SEED + n
      const state = randomCase(seed)
      const problems = watch(state)
      disturb(state, seed + 1)
      const check = (when: string) => {
        if (problems.length > 0)
          throw new Error(`seed ${seed}, ${when}, ${state.lines.join('; ')}:\n${problems.slice(0, 5).join('\n')}`)
      }
      // Without its releases nothing is known, so that such a run ends red.
      await runOn(state).catch(error => {
        if (!(error instanceof ActionError)) throw error
      })
      check('with faults and a writer')
      disturbed += state.fake.deletions.length
      deletions += state.fake.deletions.length
      state.fake.before = () => undefined
      state.fake.after = () => undefined
      state.fake.now += 1000
      // What belonged to something may count among the newest once that is gone.
      let rounds = 0
      do {
        await runOn(state)
        check('in peace')
        deletions += state.fake.deletions.length
      } while (state.fake.deletions.length > 0 && ++rounds < 10)
      const left = leftOver(state)
      if (left.length > 0 || rounds === 10)
        throw new Error(`seed ${seed}: ${state.lines.join('; ')} leaves ${left.map(({digest}) => digest).join(', ')}`)
    }
    // The cases are about something.
    expect(deletions).toBeGreaterThan(CASES * 5)
    expect(disturbed).toBeGreaterThan(CASES)
  })

  it('goes over 10,000 versions with bounded requests and memory', async () => {
    const fake = new FakePackage()
    const old = fake.now - 90 * DAY
    // An image for two platforms with their attestations: five versions each.
    for (let n = 0; n < 2000; n++) {
      const parts = ['amd64', 'arm64', 'att-amd64', 'att-arm64'].map(part => fake.image(`${n} ${part}`, [], old))
      fake.index(parts, [n < 1960 ? `keep-${n}` : `run-${n}`], old, {n})
    }
    const before = process.memoryUsage().heapUsed
    const started = performance.now()
    const {retained} = await runRetain(fake, ['run-*: 30 days'])
    const ms = performance.now() - started
    const [result] = retained
    expect([result?.deleted.length, result?.kept.length]).toEqual([200, 9800])
    // A list of 100 pages (and one that is empty), then a look of two requests and a deletion each; the releases.
    expect(fake.restCalls).toBe(101 + 200 * 3 + 1)
    console.info(
      `10,000 versions: ${fake.restCalls} REST requests, ${fake.calls - fake.restCalls} of the registry, ${Math.round(ms)} ms of its own, heap ${Math.round((process.memoryUsage().heapUsed - before) / 1e6)} MB`
    )
  })
})
