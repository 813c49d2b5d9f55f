import type {Runner} from '../runner.ts'

/**
 * The commit that is checked out in the workspace, read from Git's own files: a process for it would cost more than all
 * of the plan. undefined where there is no plain checkout. https://git-scm.com/docs/gitrepository-layout
 */
export async function checkedOutCommit(
  {files}: Pick<Runner, 'files'>,
  folders: readonly string[]
): Promise<string | undefined> {
  for (const folder of folders) {
    const head = await textOf(files, `${folder}/.git/HEAD`)
    if (head === undefined) continue
    const ref = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1]
    if (ref === undefined) return toCommit(head)
    const loose = await textOf(files, `${folder}/.git/${ref}`)
    if (loose !== undefined) return toCommit(loose)
    const packed = (await textOf(files, `${folder}/.git/packed-refs`)) ?? ''
    return toCommit(
      packed
        .split('\n')
        .find(line => line.endsWith(` ${ref}`))
        ?.split(' ')[0] ?? ''
    )
  }
  return undefined
}

async function textOf(files: Runner['files'], path: string): Promise<string | undefined> {
  // A folder, or a file that nobody may read, is no repository either.
  const bytes = await files.read(path).catch(() => undefined)
  return bytes?.toString('utf8').trim()
}

function toCommit(text: string): string | undefined {
  return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(text) ? text : undefined
}
