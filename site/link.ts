/** Everything that the page shows follows from this. */
export interface PageState {
  readonly tab: 'play' | 'move'
  readonly step: string
  /** Of `RunFacts`, what differs from the sample's. */
  readonly facts: Readonly<Record<string, string | number | boolean>>
  readonly existing: string
  readonly workflow: string
  readonly uses: string
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}

/** The state as a fragment, `#…` in base64url, deflated: a fragment is never sent to a server. */
export async function toFragment(state: PageState): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(state))
  const bytes = await through(text, new CompressionStream('deflate-raw'))
  const binary = Array.from(bytes, byte => String.fromCharCode(byte)).join('')
  return `#${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}

/** What of a state is in the fragment; nothing where it is none. */
export async function fromFragment(fragment: string): Promise<Partial<PageState>> {
  if (fragment.length < 2) return {}
  try {
    const binary = atob(fragment.slice(1).replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = await through(
      Uint8Array.from(binary, byte => byte.charCodeAt(0)),
      new DecompressionStream('deflate-raw')
    )
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof found === 'object' && found !== null ? checked(found as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** A link may be anybody's: what is not of the right type is left out. */
function checked(found: Readonly<Record<string, unknown>>): Partial<PageState> {
  const texts = ['step', 'existing', 'workflow', 'uses'].filter(name => typeof found[name] === 'string')
  const facts = typeof found.facts === 'object' && found.facts !== null ? Object.entries(found.facts) : []
  return {
    ...Object.fromEntries(texts.map(name => [name, found[name]])),
    ...(found.tab === 'play' || found.tab === 'move' ? {tab: found.tab} : {}),
    facts: Object.fromEntries(facts.filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)))
  }
}
