import {stringAt} from '../text/json.ts'
import {didYouMean} from '../text/nearest.ts'

/**
 * `os/architecture[/variant]` in the one spelling that images are compared by; `linux` alone is the builder's own
 * architecture. Made by `parsePlatform` and `platformOf` alone, so that two that are equal are the same text.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md, `platform` of a descriptor
 */
export type Platform = string & {readonly __brand: 'Platform'}

// Maps, not objects: a platform called `constructor` must be unknown.
const ARCHITECTURES = new Map([
  ['aarch64', 'arm64'],
  ['armhf', 'arm/v7'],
  ['armel', 'arm/v6'],
  ['i386', '386'],
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64']
])

/** The variants that every such machine has are left out. */
function spell(os: string, architecture: string, variant: string): Platform {
  const usual = (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1')
  const implied = architecture === 'arm' && variant === '' ? 'v7' : variant
  // The only place that makes the type.
  return [os, architecture, usual ? '' : implied].filter(part => part !== '').join('/') as Platform
}

/**
 * A platform as users and builders write it: `linux/aarch64` → `linux/arm64`, `amd64` → `linux/amd64`.
 * https://github.com/containerd/platforms/blob/v1.0.0/database.go
 */
export function parsePlatform(text: string): Platform {
  const parts = text.toLowerCase().split('/')
  const [os = '', ...rest] =
    parts.length === 1 && !['linux', 'windows', 'darwin', 'freebsd'].includes(parts[0] ?? '')
      ? ['linux', ...parts]
      : parts
  const [name = '', variant = ''] = rest
  const [architecture = '', implied = ''] = (ARCHITECTURES.get(name) ?? name).split('/')
  return spell(os === 'macos' ? 'darwin' : os, architecture, variant || implied)
}

/**
 * The platform of an object with `os`, `architecture` and perhaps `variant`, as descriptors, configurations and the
 * builder's metadata have it. undefined where it names none: attestations stand in an index as `unknown/unknown`.
 */
export function platformOf(value: unknown): Platform | undefined {
  const [os = '', architecture = ''] = [stringAt(value, 'os'), stringAt(value, 'architecture')]
  if (os === '' || architecture === '' || (os === 'unknown' && architecture === 'unknown')) return undefined
  return spell(os, architecture, stringAt(value, 'variant') ?? '')
}

/** Operating systems and architectures that images are made for. https://go.dev/doc/install/source#environment */
const KNOWN = new Map([
  [
    'linux',
    [
      '386',
      'amd64',
      'arm',
      'arm64',
      'loong64',
      'mips',
      'mips64',
      'mips64le',
      'mipsle',
      'ppc64',
      'ppc64le',
      'riscv64',
      's390x'
    ]
  ],
  ['windows', ['386', 'amd64', 'arm', 'arm64']],
  ['darwin', ['amd64', 'arm64']],
  ['freebsd', ['386', 'amd64', 'arm', 'arm64', 'riscv64']],
  ['wasi', ['wasm']],
  ['wasip1', ['wasm']]
])

/** true, or what the user may have meant. */
export function isKnownPlatform(platform: Platform): true | string {
  const [os = '', architecture = ''] = platform.split('/')
  const architectures = KNOWN.get(os)
  if (architectures && (architecture === '' || architectures.includes(architecture))) return true
  const all = [...KNOWN].flatMap(([name, list]) => list.map(entry => `${name}/${entry}`))
  return didYouMean(`${os}/${architecture}`, all)
}
