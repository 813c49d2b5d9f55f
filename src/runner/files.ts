import {randomBytes} from 'node:crypto'
import {chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {Files} from '../runner.ts'
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
    size: path => stat(path).then(found => found.size, absent),
    list: folder =>
      readdir(folder, {withFileTypes: true}).then(
        entries => entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name)),
        () => []
      ),
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
