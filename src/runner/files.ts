import {randomBytes} from 'node:crypto'
import type {Stats} from 'node:fs'
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  writeFile
} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {ByteStream, FileFacts, Files, FolderEntry} from '../runner.ts'
import {updateShared} from './shared-file.ts'

/** The runner's disk. `close` removes the temporary folders. */
export function createFiles(env: NodeJS.ProcessEnv): Files & {close(): Promise<void>} {
  const temporary: string[] = []
  return {
    read: path => readFile(path).catch(absent),
    async write(path, content) {
      await mkdir(dirname(path), {recursive: true, mode: 0o700})
      const mode = await stat(path).then(
        found => found.mode & 0o777,
        () => 0o600
      )
      const draft = `${path}.${randomBytes(6).toString('hex')}`
      try {
        await writeFile(draft, content, {mode: 0o600, flag: 'wx'})
        if (mode !== 0o600) await chmod(draft, mode)
        await rename(draft, path)
      } catch (error) {
        await rm(draft, {force: true})
        throw error
      }
    },
    update: updateShared,
    remove: path => rm(path, {force: true}),
    exists: path =>
      stat(path).then(
        () => true,
        () => false
      ),
    facts: path => stat(path).then(factsOf, absent),
    walk: folder => walk(folder, ''),
    stream,
    async save(path, content) {
      const handle = await open(path, 'wx', 0o600)
      try {
        for await (const piece of content) await handle.appendFile(piece)
      } finally {
        await handle.close()
      }
    },
    size: path => stat(path).then(found => found.size, absent),
    list: folder =>
      readdir(folder, {withFileTypes: true}).then(
        entries => entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name)),
        () => []
      ),
    sharedPath: name => join(env.RUNNER_TEMP || tmpdir(), name),
    async temporaryFolder() {
      const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), 'publish-image-'))
      temporary.push(folder)
      return folder
    },
    keptFolder: () => mkdtemp(join(env.RUNNER_TEMP || tmpdir(), 'publish-image-')),
    async close() {
      await Promise.all(temporary.map(folder => rm(folder, {recursive: true, force: true})))
    }
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}

function factsOf(found: Stats): FileFacts {
  const kind = found.isFile()
    ? 'file'
    : found.isDirectory()
      ? 'folder'
      : found.isSymbolicLink()
        ? 'link'
        : ('other' as const)
  return {kind, size: kind === 'file' ? found.size : 0, mode: found.mode & 0o7777, modified: found.mtimeMs}
}

async function walk(folder: string, prefix: string): Promise<FolderEntry[]> {
  const names = (await readdir(folder)).sort()
  const entries: FolderEntry[] = []
  for (const name of names) {
    const path = join(folder, name)
    const facts = factsOf(await lstat(path))
    const target = facts.kind === 'link' ? await readlink(path) : undefined
    entries.push({...facts, path: `${prefix}${name}`, target})
    if (facts.kind === 'folder') entries.push(...(await walk(path, `${prefix}${name}/`)))
  }
  return entries
}

/** Bytes at a time. */
const PIECE = 4 * 1024 * 1024

/** One piece is read ahead while the other is used. Two buffers for all: fresh ones would wait for the garbage collector. */
async function* stream(path: string, start = 0, end = Number.POSITIVE_INFINITY): ByteStream {
  const handle = await open(path)
  try {
    let at = start
    let [current, other] = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)]
    const read = (buffer: Buffer) => handle.read(buffer, 0, Math.min(PIECE, end - at), at)
    let {bytesRead} = await read(current)
    while (bytesRead > 0) {
      at += bytesRead
      const ahead = at < end ? read(other) : Promise.resolve({bytesRead: 0})
      // Nobody may come to wait for it.
      ahead.catch(() => {})
      yield current.subarray(0, bytesRead)
      ;({bytesRead} = await ahead)
      ;[current, other] = [other, current]
    }
  } finally {
    await handle.close()
  }
}
