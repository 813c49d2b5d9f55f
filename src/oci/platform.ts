/** https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md, `platform` of a descriptor */
export interface Platform {
  readonly os: string
  readonly architecture: string
  /** Empty where there is none. */
  readonly variant: string
}

const ARCHITECTURES: Readonly<Record<string, string>> = {
  aarch64: 'arm64',
  armhf: 'arm/v7',
  armel: 'arm/v6',
  i386: '386',
  x86_64: 'amd64',
  'x86-64': 'amd64'
}

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
  const [architecture = '', implied = ''] = (ARCHITECTURES[name] ?? name).split('/')
  return platformText({os: os === 'macos' ? 'darwin' : os, architecture, variant: variant || implied})
}
