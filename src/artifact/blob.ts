import {createDigester} from '../oci/digest.ts'
import type {Descriptor} from '../oci/manifest.ts'
import type {Blob} from '../registry/upload.ts'
import type {Ports} from '../runner.ts'

/** The blob of a file, read once for its digest and again whenever it is sent. */
export async function fileBlob({files}: Pick<Ports, 'files'>, path: string, name: string): Promise<Blob> {
  const digester = createDigester()
  for await (const piece of files.stream(path)) digester.add(piece)
  return {...digester.end(), name, open: (start, end) => files.stream(path, start, end)}
}

export function descriptorOf(
  {digest, size}: Blob,
  mediaType: string,
  annotations?: Readonly<Record<string, string>>
): Descriptor {
  return {mediaType, digest, size, ...(annotations ? {annotations} : {})}
}
