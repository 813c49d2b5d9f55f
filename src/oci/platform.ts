import {didYouMean} from '../text/nearest.ts'

/** https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md, `platform` of a descriptor */
export interface Platform {
  readonly os: string
  readonly architecture: string
  /** Empty where there is none. */
  readonly variant: string
}

// Maps, not objects: a platform called `constructor` must be unknown.
const ARCHITECTURES = new Map([
  ['aarch64', 'arm64'],
  ['armhf', 'arm/v7'],
  ['armel', 'arm/v6'],
  ['i386', '386'],
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64']
])

/** `os/architecture[/variant]`; the variants that every such machine has are left out. */
export function platformText({os, architecture, variant}: Platform): string {
  const usual = (architecture === 'arm64' && variant === 'v8') || (architecture === 'amd64' && variant === 'v1')
  const implied = architecture === 'arm' && variant === '' ? 'v7' : variant
  return [os, architecture, usual ? '' : implied].filter(part => part !== '').join('/')
}

/**
 * The one spelling of a platform as users write them: `linux/aarch64` → `linux/arm64`, `amd64` → `linux/amd64`.
 * https://github.com/containerd/platforms/blob/v1.0.0/database.go
 */
export function normalizePlatform(text: string): string {
  const parts = text.toLowerCase().split('/')
  const [os = '', ...rest] =
    parts.length === 1 && !['linux', 'windows', 'darwin', 'freebsd'].includes(parts[0] ?? '')
      ? ['linux', ...parts]
      : parts
  const [name = '', variant = ''] = rest
  const [architecture = '', implied = ''] = (ARCHITECTURES.get(name) ?? name).split('/')
  return platformText({os: os === 'macos' ? 'darwin' : os, architecture, variant: variant || implied})
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
export function isKnownPlatform(text: string): true | string {
  const [os = '', architecture = ''] = normalizePlatform(text).split('/')
  const architectures = KNOWN.get(os)
  // `linux` alone is the builder's own architecture.
  if (architectures && (architecture === '' || architectures.includes(architecture))) return true
  const all = [...KNOWN].flatMap(([name, list]) => list.map(entry => `${name}/${entry}`))
  return didYouMean(`${os}/${architecture}`, all)
}
