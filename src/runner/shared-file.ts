import {randomBytes} from 'node:crypto'
import {chmod, chown, link, mkdir, open, readFile, readlink, rename, rm, stat, writeFile} from 'node:fs/promises'
import {dirname, resolve} from 'node:path'

/** A lock is held for milliseconds. One that stays the same for this long is what a killed process left. */
const STALE_MS = 5_000
/** Nobody waits longer than this, however many are before him. */
const LONGEST_MS = 60_000
const POLL_MS = 25
const MOST_LINKS = 40

/**
 * Changes a file that other processes change too: one after the other, by a lock file beside it. Symbolic links stay,
 * and so do owner and mode; a reader sees the old text or the new. `change` gives the new text, or undefined to leave it.
 */
export async function updateShared(path: string, change: (before: string | undefined) => string | undefined) {
  const real = await followLinks(path)
  await mkdir(dirname(real), {recursive: true, mode: 0o700})
  const unlock = await lock(`${real}.lock`)
  try {
    const before = await readFile(real, 'utf8').catch(unless('ENOENT'))
    const after = change(before)
    if (after !== undefined && after !== before) await replace(real, after)
  } finally {
    await unlock()
  }
}

/** Where the bytes are, or will be: a link may lead to a file that is not there yet. */
async function followLinks(path: string): Promise<string> {
  let current = path
  for (let count = 0; count < MOST_LINKS; count++) {
    const target = await readlink(current).catch(unless('ENOENT', 'EINVAL', 'ENOTDIR'))
    if (target === undefined) return current
    current = resolve(dirname(current), target)
  }
  throw Object.assign(new Error(`too many symbolic links: ${path}`), {code: 'ELOOP'})
}

async function replace(path: string, content: string): Promise<void> {
  const found = await stat(path).catch(unless('ENOENT'))
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(draft, content, {mode: 0o600, flag: 'wx'})
    if (found) {
      await chmod(draft, found.mode & 0o777)
      await chown(draft, found.uid, found.gid)
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, {force: true})
    if (!found) throw error
    // A file of another owner, or one that is mounted by itself, can be written into but not replaced.
    await writeFile(path, content)
  }
}

/** Returns how to unlock. */
async function lock(path: string): Promise<() => Promise<void>> {
  const start = performance.now()
  let seen: string | undefined
  let since = start
  for (;;) {
    const handle = await open(path, 'wx', 0o600).catch(unless('EEXIST'))
    if (handle) {
      const own = identityOf(await handle.stat())
      await handle.close()
      return async () => {
        // Taken over from us, if we were stopped for long.
        if ((await identify(path)) === own) await rm(path, {force: true})
      }
    }
    const now = performance.now()
    const current = await identify(path)
    if (current !== seen) [seen, since] = [current, now]
    else if (current !== undefined && now - since > STALE_MS) await breakLock(path, current)
    if (now - start > LONGEST_MS)
      throw Object.assign(new Error(`${path} has been held by other processes for ${LONGEST_MS / 1000} s`), {
        code: 'EBUSY'
      })
    await new Promise(resolve => setTimeout(resolve, POLL_MS * (1 + Math.random())))
  }
}

/** Of several that wait, one takes the stale lock away; who comes too late gives back the new one that he got instead. */
async function breakLock(path: string, stale: string): Promise<void> {
  const taken = `${path}.${randomBytes(6).toString('hex')}`
  await rename(path, taken).catch(unless('ENOENT'))
  const got = await identify(taken)
  if (got !== undefined && got !== stale) await link(taken, path).catch(unless('EEXIST'))
  await rm(taken, {force: true})
}

async function identify(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(unless('ENOENT'))
  return found && identityOf(found)
}

function identityOf({ino, mtimeMs}: {ino: number; mtimeMs: number}): string {
  return `${ino} ${mtimeMs}`
}

/** Handles rejections: these codes give undefined, all others stay errors. */
function unless(...codes: readonly string[]): (error: NodeJS.ErrnoException) => undefined {
  return error => {
    if (codes.includes(error.code ?? '')) return undefined
    throw error
  }
}
