import {Readable} from 'node:stream'
import {ActionError} from '../errors.ts'
import {type Digest, digestOf} from '../oci/digest.ts'
import type {ByteStream} from '../runner.ts'

/** A packed chart: what it says of itself, and what it holds. */
export interface ChartArchive {
  /** The text of its Chart.yaml; undefined where it has none. */
  readonly chartYaml: string | undefined
  /** The digest of each file by its path. Times are left out, those that Helm writes into Chart.lock too. */
  readonly files: ReadonlyMap<string, Digest>
}

/** Unpacked, bytes. Helm itself takes no more than 100 MiB. */
const LARGEST = 256 * 1024 * 1024

/** Reads a `.tgz`; `name` says in messages which. The reader of archives is loaded on use. */
export async function readChartArchive(content: ByteStream, name: string): Promise<ChartArchive> {
  const {extract} = await import('tar-stream')
  const {createGunzip} = await import('node:zlib')
  const archive = extract()
  const unpacked = Readable.from(copies(content), {objectMode: false}).pipe(createGunzip())
  unpacked.on('error', error => archive.destroy(error))
  unpacked.pipe(archive)
  const files = new Map<string, Digest>()
  let chartYaml: string | undefined
  let size = 0
  try {
    for await (const entry of archive) {
      const pieces: Buffer[] = []
      for await (const piece of entry) {
        size += piece.length
        if (size > LARGEST) throw new Error(`it unpacks to more than ${LARGEST} bytes`)
        pieces.push(piece)
      }
      if (entry.header.type !== 'file') continue
      const bytes = Buffer.concat(pieces)
      const path = entry.header.name.replace(/^\.\//, '')
      if (/^[^/]+\/Chart\.yaml$/.test(path)) chartYaml = bytes.toString('utf8')
      files.set(path, digestOf(/\/Chart\.lock$/.test(path) ? withoutTime(bytes) : bytes))
    }
  } catch (cause) {
    throw new ActionError('input', `input chart: ${name} is not a packed chart.`, {
      cause,
      hint: 'Give the folder of the chart, or the .tgz that helm package has made.'
    })
  }
  return {chartYaml, files}
}

/** Pieces are only good until the next is asked for, and these wait in a queue. */
async function* copies(content: ByteStream): AsyncIterable<Buffer> {
  for await (const piece of content) yield Buffer.from(piece)
}

function withoutTime(lock: Buffer): Buffer {
  return Buffer.from(lock.toString('utf8').replace(/^generated:.*$/m, ''))
}

/** What differs between two packed charts, as paths; empty where they hold the same. */
export function differences(a: ChartArchive, b: ChartArchive): string[] {
  const paths = [...new Set([...a.files.keys(), ...b.files.keys()])]
  return paths.filter(path => a.files.get(path) !== b.files.get(path)).sort()
}
