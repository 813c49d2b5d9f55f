import {ActionError, textOf} from '../errors.ts'
import type {Digest} from '../oci/digest.ts'
import {imagesOf, parseConfig} from '../oci/manifest.ts'
import type {RepositoryFacts} from '../plan/plan.ts'
import type {RegistryClient} from '../registry/client.ts'

const SOURCE_LABEL = 'org.opencontainers.image.source'

/**
 * Which other repository an image says that it is of; undefined where it says nothing, or this one. Of what can't be
 * read nobody knows, so it counts as another's.
 */
export async function otherRepository(
  registry: Pick<RegistryClient, 'getManifest' | 'getBlob'>,
  digest: Digest,
  repository: Pick<RepositoryFacts, 'name' | 'serverUrl'>
): Promise<string | undefined> {
  try {
    return foreignSource(await sourceOf(registry, digest), repository)
  } catch (error) {
    if (error instanceof ActionError && error.code === 'cancelled') throw error
    return `a repository that can’t be read (${textOf(error)})`
  }
}

async function sourceOf(
  registry: Pick<RegistryClient, 'getManifest' | 'getBlob'>,
  digest: Digest
): Promise<string | undefined> {
  const content = (await registry.getManifest(digest))?.content
  if (content?.kind === 'index') {
    const [first] = imagesOf(content)
    return first && (await sourceOf(registry, first.descriptor.digest))
  }
  const config = content && (await registry.getBlob(content.config.digest))
  return config && parseConfig(config).labels[SOURCE_LABEL]
}

/** Several repositories of an owner may share a package, and each has its pull request #7. */
export function foreignSource(
  source: string | undefined,
  {name, serverUrl}: Pick<RepositoryFacts, 'name' | 'serverUrl'>
): string | undefined {
  const url = URL.parse(source ?? '')
  if (!url || url.host !== URL.parse(serverUrl)?.host) return undefined
  const said = url.pathname.replace(/^\/|\/$|\.git$/g, '')
  return /^[^/]+\/[^/]+$/.test(said) && said.toLowerCase() !== name.toLowerCase() ? said : undefined
}
