/** The names that a WebAssembly component wants and offers. */
export interface ComponentNames {
  readonly exports: readonly string[]
  readonly imports: readonly string[]
}

const IMPORTS = 10
const EXPORTS = 11

/**
 * What a component's own import and export sections name, as far as they are at its top; undefined where the bytes are
 * not what the format says. https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md
 */
export function readComponent(bytes: Uint8Array): ComponentNames | undefined {
  const names: {exports: string[]; imports: string[]} = {exports: [], imports: []}
  try {
    const reader = createReader(bytes, 8, bytes.length)
    while (!reader.atEnd()) {
      const id = reader.byte()
      const section = reader.part(reader.number())
      if (id !== IMPORTS && id !== EXPORTS) continue
      for (let left = section.number(); left > 0; left--) {
        const name = readName(section)
        if (id === IMPORTS) {
          readDescription(section)
          names.imports.push(name)
        } else {
          // The sort (of a core one, its kind too) and the index; then perhaps a type.
          if (section.byte() === 0) section.byte()
          section.number()
          if (section.byte() === 1) readDescription(section)
          names.exports.push(name)
        }
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return names
}

interface Reader {
  byte(): number
  /** LEB128. */
  number(): number
  text(): string
  part(length: number): Reader
  atEnd(): boolean
}

function readName(section: Reader): string {
  const form = section.byte()
  const name = section.text()
  if (form > 2) throw new RangeError('a name of a form that is not known')
  // The third form says a version beside the name.
  return form === 2 ? `${name}@${section.text()}` : name
}

/** What an import is: read over. */
function readDescription(section: Reader): void {
  const kind = section.byte()
  switch (kind) {
    case 0:
      // A core module, the only kind there.
      section.byte()
      return void section.number()
    case 1:
    case 4:
    case 5:
      return void section.number()
    case 2:
      // A value: equal to another, or of a type.
      section.byte()
      return void section.number()
    case 3:
      // A type: equal to another, or a resource of its own.
      if (section.byte() === 0) section.number()
      return
    default:
      throw new RangeError(`a description of kind ${kind}`)
  }
}

function createReader(bytes: Uint8Array, start: number, end: number): Reader {
  let at = start
  const byte = () => {
    const value = at < end ? bytes[at++] : undefined
    if (value === undefined) throw new RangeError('the end')
    return value
  }
  const number = () => {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const next = byte()
      value += (next & 0x7f) * 2 ** shift
      if (next < 0x80) return value
    }
    throw new RangeError('a number without an end')
  }
  const take = (length: number) => {
    if (at + length > end) throw new RangeError('the end')
    at += length
    return at - length
  }
  return {
    byte,
    number,
    atEnd: () => at >= end,
    text() {
      const length = number()
      const from = take(length)
      return Buffer.from(bytes.subarray(from, from + length)).toString('utf8')
    },
    part(length) {
      const from = take(length)
      return createReader(bytes, from, from + length)
    }
  }
}
