import {createHash} from 'node:crypto'

/** A `RUN --mount=type=cache` of a Dockerfile. https://docs.docker.com/reference/dockerfile/#run---mounttypecache */
export interface CacheMount {
  /** A folder's name for it, of its id and of what else BuildKit tells mounts apart by. */
  readonly folder: string
  /** Its options, but for the target: with the same ones BuildKit mounts the same cache. */
  readonly options: string
}

export interface FoundMounts {
  readonly mounts: readonly CacheMount[]
  /** What FROM names in the first stage that has such a mount: an image with a shell. */
  readonly base: string
  /** Targets or ids that hold a variable, which only the build itself knows. */
  readonly skipped: readonly string[]
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

/** The cache mounts of a Dockerfile, each once; undefined where it has none, or none that a stage with a shell has. */
export function findCacheMounts(dockerfile: string): FoundMounts | undefined {
  const stages = new Map<string, string>()
  const mounts = new Map<string, CacheMount>()
  const skipped: string[] = []
  let base: string | undefined
  let from = ''
  for (const {name, rest} of readInstructions(dockerfile)) {
    if (name === 'FROM') {
      const [, image = '', alias = ''] = /^((?:--\S+\s+)*\S+)(?:\s+AS\s+(\S+))?/i.exec(rest) ?? []
      // A stage that goes on from another has its image.
      from = stages.get(image.toLowerCase()) ?? image
      if (alias !== '') stages.set(alias.toLowerCase(), from)
    }
    if (name !== 'RUN') continue
    for (const [, text = ''] of rest.matchAll(/(?:^|\s)--mount=("[^"]*"|\S+)/g)) {
      const fields = text
        .replaceAll('"', '')
        .split(',')
        .map(field => field.split('='))
      const value = (...keys: string[]) =>
        fields
          .find(([key = '']) => keys.includes(key.toLowerCase()))
          ?.slice(1)
          .join('=')
      if (value('type')?.toLowerCase() !== 'cache') continue
      const target = value('target', 'dst', 'destination') ?? ''
      const id = value('id') ?? cleanPath(target)
      if (id === '' || fields.flat().some(part => part.includes('$'))) {
        skipped.push(id || target)
        continue
      }
      const kept = fields
        .filter(([key = '']) => ['from', 'source', 'sharing', 'mode', 'uid', 'gid'].includes(key.toLowerCase()))
        .map(field => field.join('='))
        .sort()
      const options = ['type=cache', `id=${id}`, ...kept].join(',')
      const folder = createHash('sha256').update(options).digest('hex').slice(0, 12)
      mounts.set(folder, {folder, options})
      base ??= from
    }
  }
  return base === undefined || base === 'scratch' ? undefined : {mounts: [...mounts.values()], base, skipped}
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
 * The Dockerfile with two further targets. The first unpacks `mounts.tar` of the context into the mounts that are
 * empty. The second packs them, unless a list of their files is the one before (`state`) or they are too `large`.
 * They run in the image that the user's own RUN starts from, so nothing else is pulled.
 */
export function withMountStages(dockerfile: string, {mounts, base}: FoundMounts, largestKilobytes: number): string {
  const flags = mounts.map(({folder, options}) => `--mount=${options},target=${AT}/mounts/${folder}`).join(' ')
  const restore = mounts.map(
    ({folder}) =>
      `if [ -z "$(ls -A ${folder})" ] && tar -tf ${AT}/in/mounts.tar ./${folder} >/dev/null 2>&1; then tar -xpf ${AT}/in/mounts.tar ./${folder}; fi`
  )
  const run = 'ARG PUBLISH_IMAGE_RUN'
  return [
    dockerfile,
    '',
    `FROM ${base} AS ${RESTORE_STAGE}`,
    'USER 0:0',
    run,
    `RUN --mount=type=bind,from=${MOUNTS_CONTEXT},target=${AT}/in ${flags} : "$PUBLISH_IMAGE_RUN"; cd ${AT}/mounts; ${restore.join('; ')}`,
    `FROM ${base} AS ${PACK_STAGE}`,
    'USER 0:0',
    run,
    'ARG PUBLISH_IMAGE_STATE',
    `RUN ${flags} : "$PUBLISH_IMAGE_RUN"; set -e; out=${AT}/out; mkdir -p $out; cd ${AT}/mounts; ${[
      'find . -type f -exec ls -ln {} + | sort | sha256sum | cut -c 1-64 > $out/state',
      'if [ "$(cat $out/state)" = "$PUBLISH_IMAGE_STATE" ]; then exit 0; fi',
      'size=$(du -sk . | cut -f 1)',
      `if [ "$size" -gt ${largestKilobytes} ]; then echo "$size" > $out/large; else tar -cf $out/mounts.tar .; fi`
    ].join('; ')}`,
    `FROM scratch AS ${SAVE_STAGE}`,
    `COPY --from=${PACK_STAGE} ${AT}/out/ /`,
    ''
  ].join('\n')
}
