import {once} from 'node:events'
import {Readable} from 'node:stream'
import type {Pack} from 'tar-stream'
import {createDigester, type Digest} from '../oci/digest.ts'
import type {ByteStream, Ports} from '../runner.ts'

/**
 * Packs a folder into `path` as oras does: its entries below the folder's name, in order, owned by nobody in particular.
 * Their times are all the one of `modified`, else no two checkouts would give the same artifact. Gives the digest of the
 * archive before compression.
 */
export async function packFolder(
  {files}: Pick<Ports, 'files'>,
  folder: string,
  name: string,
  path: string,
  modified: Date
): Promise<Digest> {
  const {pack} = await import('tar-stream')
  const {createGzip} = await import('node:zlib')
  const archive = pack()
  const digester = createDigester()
  const filled = fill(files, archive, folder, name, modified).then(
    () => archive.finalize(),
    error => archive.destroy(error)
  )
  async function* counted(): AsyncIterable<Buffer> {
    for await (const piece of archive) {
      digester.add(piece)
      yield piece
    }
  }
  const compressed = Readable.from(counted(), {objectMode: false}).on('error', error => zip.destroy(error))
  const zip = createGzip()
  await files.save(path, compressed.pipe(zip))
  await filled
  return digester.end().digest
}

async function fill(files: Ports['files'], archive: Pack, folder: string, name: string, modified: Date): Promise<void> {
  const root = await files.facts(folder)
  const common = {mtime: modified, uid: 0, gid: 0}
  archive.entry({...common, name, type: 'directory', mode: root?.mode ?? 0o755})
  for (const entry of await files.walk(folder)) {
    const header = {...common, name: `${name}/${entry.path}`, mode: entry.mode}
    if (entry.kind === 'folder') archive.entry({...header, type: 'directory'})
    else if (entry.kind === 'link') archive.entry({...header, type: 'symlink', linkname: entry.target ?? ''})
    else if (entry.kind === 'file')
      await write(archive.entry({...header, size: entry.size}), files.stream(`${folder}/${entry.path}`, 0, entry.size))
  }
}

async function write(sink: NodeJS.WritableStream & NodeJS.EventEmitter, content: ByteStream): Promise<void> {
  const ended = once(sink, 'finish')
  // Who waits for it below hears of it.
  ended.catch(() => {})
  // A copy: the archive keeps it until it is compressed.
  for await (const piece of content) if (!sink.write(Buffer.from(piece))) await once(sink, 'drain')
  sink.end()
  await ended
}
