import {createHash} from 'node:crypto'

/** A `RUN --mount=type=cache` of a Dockerfile. https://docs.docker.com/reference/dockerfile/#run---mounttypecache */
export interface CacheMount {
  /** A name for its content, of its id and of what else BuildKit tells mounts apart by. */
  readonly name: string
  /** Its options: with the same ones BuildKit mounts the same cache. */
  readonly options: string
  /** Where it is mounted then, a word of the shell. */
  readonly place: string
}

/** Mounts that one stage can have all at once. */
export interface MountGroup {
  readonly mounts: readonly CacheMount[]
  /** What FROM names in the first stage that has such a mount: an image with a shell. */
  readonly base: string
  /** The ARG and ENV before the mounts, where these hold variables: BuildKit then puts in the values that it put in there. */
  readonly settings: readonly string[]
}

/** The names that the added stages and their context have. */
export const RESTORE_STAGE = 'publish-image-mounts-restore'
export const SAVE_STAGE = 'publish-image-mounts-save'
export const MOUNTS_CONTEXT = 'publish-image-mounts'
const PACK_STAGE = 'publish-image-mounts-pack'
const AT = '/publish-image'

interface Instruction {
  readonly name: string
  readonly rest: string
}

/**
 * The cache mounts of a Dockerfile, each once, but for those of a stage without a shell. The first group is of those
 * whose options are plain; the others have each the variables of their place in the Dockerfile.
 */
export function findCacheMounts(dockerfile: string): readonly MountGroup[] {
  const stages = new Map<string, Stage>()
  const groups = new Map<string, MountGroup & {readonly mounts: CacheMount[]}>()
  let stage: Stage = {from: '', settings: []}
  for (const {name, rest} of readInstructions(dockerfile)) {
    if (name === 'FROM') {
      const [, image = '', alias = ''] = /^((?:--\S+\s+)*\S+)(?:\s+AS\s+(\S+))?/i.exec(rest) ?? []
      // A stage that goes on from another has its image and its variables.
      const before = stages.get(image.toLowerCase())
      stage = {from: before?.from ?? image, settings: [...(before?.settings ?? [])]}
      if (alias !== '') stages.set(alias.toLowerCase(), stage)
    }
    if (name === 'ARG' || name === 'ENV') stage.settings.push(`${name} ${rest}`)
    if (name !== 'RUN' || stage.from === 'scratch') continue
    for (const [, text = ''] of rest.matchAll(/(?:^|\s)--mount=("[^"]*"|\S+)/g)) {
      const mount = readMount(text.replaceAll('"', ''))
      if (!mount) continue
      const isPlain = !mount.options.includes('$')
      const settings = isPlain ? [] : [...stage.settings]
      const key = isPlain ? '' : JSON.stringify([stage.from, settings])
      const group = groups.get(key) ?? {mounts: [], base: stage.from, settings}
      groups.set(key, group)
      if (!group.mounts.some(({name}) => name === mount.name)) group.mounts.push(mount)
    }
  }
  const plain = groups.get('')
  return [...(plain ? [plain] : []), ...[...groups.values()].filter(group => group !== plain)]
}

interface Stage {
  readonly from: string
  readonly settings: string[]
}

/** What a mount of type cache is, by its options as they are written; undefined for one of another type. */
function readMount(text: string): CacheMount | undefined {
  const fields = text.split(',').map(field => {
    const [key = '', ...value] = field.split('=')
    return {key: key.toLowerCase(), value: value.join('=')}
  })
  const value = (...keys: string[]) => fields.find(({key}) => keys.includes(key))?.value
  if (value('type')?.toLowerCase() !== 'cache') return undefined
  const target = value('target', 'dst', 'destination') ?? ''
  const id = value('id')
  if (!id && target === '') return undefined
  const kept = fields
    .filter(({key}) => ['from', 'source', 'src', 'sharing', 'mode', 'uid', 'gid'].includes(key))
    .map(({key, value}) => `${key}=${value}`)
    .sort()
  // Without an id BuildKit takes the target, cleaned when the values are in it: then it must be the same target here.
  const isOwnPlace = !id && target.includes('$')
  const common = isOwnPlace ? [`target=${target}`, ...kept] : [`id=${id || cleanPath(target)}`, ...kept]
  const options = ['type=cache', ...common].join(',')
  const name = createHash('sha256').update(options).digest('hex').slice(0, 12)
  if (isOwnPlace) return {name, options, place: `"${target}"`}
  return {name, options: `${options},target=${AT}/mounts/${name}`, place: `${AT}/mounts/${name}`}
}

/** As Go's path.Clean, by which BuildKit names a mount without an id. */
function cleanPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`
}

/** The instructions with their continued lines joined, without comments and the texts of here-documents. */
function readInstructions(dockerfile: string): Instruction[] {
  const continuation = /^#\s*escape\s*=\s*`/im.test(dockerfile.split(/^\s*[^#\s]/m, 1)[0] ?? '') ? '`' : '\\'
  const instructions: Instruction[] = []
  let text = ''
  let document: RegExp | undefined
  for (const line of dockerfile.split(/\r?\n/)) {
    if (document) {
      if (document.test(line)) document = undefined
      continue
    }
    if (/^\s*(#|$)/.test(line)) continue
    const isContinued = line.trimEnd().endsWith(continuation)
    text += ` ${isContinued ? line.trimEnd().slice(0, -1) : line}`
    if (isContinued) continue
    const [, name = '', rest = ''] = /^\s*(\S+)\s*(.*)$/s.exec(text) ?? []
    instructions.push({name: name.toUpperCase(), rest: rest.trim()})
    const mark = /^(RUN|COPY|ADD)$/i.test(name) ? /<<-?\s*["']?([A-Za-z_]\w*)["']?/.exec(rest)?.[1] : undefined
    if (mark !== undefined) document = new RegExp(`^\\t*${mark}$`)
    text = ''
  }
  return instructions
}

/**
 * The Dockerfile with two further targets. The first unpacks what the context has into the mounts that are empty. The
 * second packs them, unless a list of their files is the one before (`state`) or they are too `large`.
 * They run in the image that the user's own RUN starts from, so nothing else is pulled.
 */
export function withMountStages(
  dockerfile: string,
  {mounts, base, settings}: MountGroup,
  largestKilobytes: number
): string {
  const flags = mounts.map(({options}) => `--mount=${options}`).join(' ')
  const each = (script: (mount: CacheMount) => string, between = '; ') => mounts.map(script).join(between)
  const lines = ['USER 0:0', ...settings, 'ARG PUBLISH_IMAGE_RUN']
  const restore = each(({name, place}) => {
    const tar = `${AT}/in/${name}.tar`
    return `if [ -f ${tar} ] && [ -z "$(ls -A ${place})" ]; then tar -xpf ${tar} -C ${place}; fi`
  })
  return [
    dockerfile,
    '',
    `FROM ${base} AS ${RESTORE_STAGE}`,
    ...lines,
    `RUN --mount=type=bind,from=${MOUNTS_CONTEXT},target=${AT}/in ${flags} : "$PUBLISH_IMAGE_RUN"; ${restore}`,
    `FROM ${base} AS ${PACK_STAGE}`,
    ...lines,
    'ARG PUBLISH_IMAGE_STATE',
    `RUN ${flags} : "$PUBLISH_IMAGE_RUN"; set -e; out=${AT}/out; mkdir -p $out; ${[
      `(${each(({name, place}) => `echo ${name}; (cd ${place}; find . -type f -exec ls -ln {} + | sort)`)}) | sha256sum | cut -c 1-64 > $out/state`,
      'if [ "$(cat $out/state)" = "$PUBLISH_IMAGE_STATE" ]; then exit 0; fi',
      `size=$((${each(({place}) => `$(du -sk ${place} | cut -f 1)`, ' + ')}))`,
      `if [ "$size" -gt ${largestKilobytes} ]; then echo "$size" > $out/large; exit 0; fi`,
      each(({name, place}) => `tar -cf $out/${name}.tar -C ${place} .`)
    ].join('; ')}`,
    `FROM scratch AS ${SAVE_STAGE}`,
    `COPY --from=${PACK_STAGE} ${AT}/out/ /`,
    ''
  ].join('\n')
}
