import {type Platform, parsePlatform} from '../oci/platform.ts'
import {csvField} from '../text/csv.ts'
import {field, stringAt} from '../text/json.ts'

/**
 * What `docker buildx bake --print` resolves a definition to: inheritance, variables, matrices and overrides are done.
 * https://docs.docker.com/build/bake/reference/
 */
export interface Definition {
  readonly targets: readonly DefinedTarget[]
}

/** One target. Exporters, caches, secrets and the like are as `--set` takes them, CSV. */
export interface DefinedTarget {
  readonly name: string
  /** It is there because another target's contexts name it, and for nothing else. */
  readonly linked: boolean
  readonly context: string
  readonly dockerfile: string
  /** The Dockerfile’s text is in the definition. */
  readonly inline: boolean
  readonly stage: string
  /** References, `name:tag`. */
  readonly tags: readonly string[]
  readonly labels: ReadonlyMap<string, string>
  readonly annotations: readonly string[]
  /** `NAME=value` */
  readonly args: readonly string[]
  readonly platforms: readonly Platform[]
  readonly outputs: readonly string[]
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  readonly secrets: readonly string[]
  readonly ssh: readonly string[]
  readonly attests: readonly string[]
}

/** undefined where `printed` is no definition. */
export function parseDefinition(printed: unknown): Definition | undefined {
  const targets = field(printed, 'target')
  if (typeof targets !== 'object' || targets === null) return undefined
  const asked = membersOf(printed, 'default')
  return {targets: Object.entries(targets).map(([name, target]) => parseTarget(name, target, !asked.has(name)))}
}

/** Of a group, with the groups inside it. What is asked for is printed as the group `default`. */
function membersOf(printed: unknown, group: string, seen = new Set<string>()): Set<string> {
  for (const member of listAt(field(printed, 'group', group), 'targets').map(String)) {
    if (seen.has(member)) continue
    seen.add(member)
    membersOf(printed, member, seen)
  }
  return seen
}

function parseTarget(name: string, target: unknown, linked: boolean): DefinedTarget {
  const text = (key: string) => stringAt(target, key) ?? ''
  const entries = (key: string) => listAt(target, key).map(toCsv)
  return {
    name,
    linked,
    context: text('context') || '.',
    dockerfile: text('dockerfile'),
    inline: text('dockerfile-inline') !== '',
    stage: text('target'),
    tags: listAt(target, 'tags').map(String),
    labels: new Map(pairsAt(target, 'labels')),
    annotations: listAt(target, 'annotations').map(String),
    args: pairsAt(target, 'args').map(([key, value]) => `${key}=${value}`),
    // An override `*.platform=linux/amd64,linux/arm64` is printed as one.
    platforms: listAt(target, 'platforms')
      .flatMap(entry => String(entry).split(','))
      // The builder’s own, which is known once there is one.
      .filter(entry => entry !== 'local' && entry !== '')
      .map(parsePlatform),
    outputs: entries('output'),
    cacheFrom: entries('cache-from'),
    cacheTo: entries('cache-to'),
    secrets: entries('secret'),
    ssh: listAt(target, 'ssh').map(toSsh),
    attests: entries('attest')
  }
}

function listAt(target: unknown, key: string): readonly unknown[] {
  const value = field(target, key)
  return Array.isArray(value) ? value : []
}

/** buildx prints `${` as `$${`, so that the text can be read as a definition again. */
function pairsAt(target: unknown, key: string): [string, string][] {
  const value = field(target, key)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([name, text]) => [name, unescaped(String(text ?? ''))])
}

function unescaped(text: string): string {
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{')
}

/** Older buildx prints texts, newer an object a entry. */
function toCsv(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return unescaped(String(entry))
  const pairs = Object.entries(entry).map(([key, value]) => csvField(`${key}=${unescaped(String(value))}`))
  const type = pairs.filter(pair => /^"?type=/.test(pair))
  return [...type, ...pairs.filter(pair => !type.includes(pair))].join(',')
}

/** `default`, `key=path,path` https://docs.docker.com/build/bake/reference/#targetssh */
function toSsh(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry)
  const id = stringAt(entry, 'id') ?? 'default'
  const paths = listAt(entry, 'paths').map(String)
  return paths.length > 0 ? `${id}=${paths.join(',')}` : id
}
