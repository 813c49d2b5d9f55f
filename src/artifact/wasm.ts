import {ActionError} from '../errors.ts'
import type {FilesPlan} from '../plan/artifact.ts'
import {type Blob, bytesBlob} from '../registry/upload.ts'
import type {Ports} from '../runner.ts'
import {readComponent} from './component.ts'

export const WASM_CONFIG = 'application/vnd.wasm.config.v0+json'
export const WASM_LAYER = 'application/wasm'

/** Of one WebAssembly file, read whole: bytes. */
const LARGEST = 512 * 1024 * 1024

/**
 * The configuration of a WebAssembly artifact: one module (wasip1), or one component (wasip2) with what it imports and
 * exports. https://tag-runtime.cncf.io/wgs/wasm/deliverables/wasm-oci-artifact/
 */
export async function wasmConfig(
  {files}: Pick<Ports, 'files'>,
  {files: named, created}: FilesPlan,
  [layer, ...others]: readonly Blob[]
): Promise<Blob> {
  const [file] = named
  if (!file || !layer || others.length > 0) {
    throw new ActionError('input', `input artifact: ${named.length} files, and a WebAssembly artifact has one.`, {
      hint: 'Name the .wasm file alone, or give another artifact-type.'
    })
  }
  const where = `input artifact, line ${file.line}: ${file.path}`
  if (layer.size > LARGEST) throw new ActionError('input', `${where} has more than ${LARGEST} bytes.`)
  const bytes = (await files.read(file.path)) ?? Buffer.alloc(0)
  const kind = bytes.subarray(0, 8).toString('hex')
  // The preamble: “\0asm” and the version, which for components has a layer in its upper half.
  if (kind === '0061736d01000000') return config({os: 'wasip1', created, layerDigests: [layer.digest]})
  if (!/^0061736d....0100$/.test(kind)) {
    throw new ActionError('input', `${where} is not a WebAssembly module or component.`, {
      hint: 'Give the compiled .wasm file, or another artifact-type.'
    })
  }
  const component = readComponent(bytes)
  if (!component)
    throw new ActionError(
      'input',
      `${where} is a WebAssembly component that can’t be read: it is damaged or of a newer form.`
    )
  return config({os: 'wasip2', created, layerDigests: [layer.digest], component})
}

function config({created, ...rest}: {created: string; os: string; layerDigests: string[]; component?: object}): Blob {
  return bytesBlob(Buffer.from(JSON.stringify({created, architecture: 'wasm', ...rest})), 'the configuration')
}
