import {ActionError} from '../errors.ts'
import type {Image} from '../image/image.ts'
import {type Digest, isDigest} from '../oci/digest.ts'
import type {Descriptor} from '../oci/manifest.ts'
import {pinned, type Repository, tagged} from '../oci/reference.ts'
import type {ArtifactPlan} from '../plan/artifact.ts'
import type {Plan} from '../plan/plan.ts'
import type {Permission} from '../preflight.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports} from '../runner.ts'
import {bytes} from '../text/size.ts'
import {type Composed, composeChart, composeFiles} from './compose.ts'
import {findExistingArtifact} from './existing.ts'
import {packChart} from './helm.ts'
import {uploadArtifact} from './upload.ts'

interface ArtifactRun {
  readonly stage: <T>(name: string, work: () => Promise<T>) => Promise<T>
  readonly permission: Permission
  readonly registries: Registries
}

/** Whether packing needs helm, which is then looked for before any registry is asked. */
export function needsHelm(artifact: ArtifactPlan): boolean {
  return artifact.kind === 'chart' && !artifact.packed
}

/** Packs, and brings what is packed into the registry; undefined where nothing was pushed. */
export async function makeArtifact(
  ports: Ports,
  plan: Plan,
  artifact: ArtifactPlan,
  {stage, permission, registries}: ArtifactRun
): Promise<Image | undefined> {
  const named = artifact.kind === 'files' ? artifact.subject : undefined
  // Without the right to push, what the registry holds is nothing to this run.
  const subject =
    named && permission.push ? await stage('Subject', () => findSubject(plan, named.reference, registries)) : undefined
  const composed = await stage('Package', () => compose(ports, artifact, subject))
  if (!permission.push) return undefined
  const {ifTagExists} = artifact
  return await stage('Upload', async () => {
    const existing = ifTagExists && (await findExistingArtifact(ports, plan, ifTagExists, composed, registries))
    if (existing) return existing
    await uploadArtifact(ports, plan.images, composed, registries, subject?.digest)
    return {digest: composed.manifest.digest, origin: 'built' as const, written: []}
  })
}

async function compose(ports: Ports, artifact: ArtifactPlan, subject: Descriptor | undefined): Promise<Composed> {
  const composed =
    artifact.kind === 'files'
      ? await composeFiles(ports, artifact, subject)
      : await composeChart(ports, artifact, artifact.packed ? artifact.path : await packChart(ports, artifact))
  for (const {name, size, digest} of composed.blobs) ports.log.info(`${name}: ${bytes(size)}, ${digest}`)
  ports.log.info(`manifest: ${composed.manifest.digest}`)
  return composed
}

/** The image that files are about; each repository must have it. */
async function findSubject({images}: Plan, reference: string, registries: Registries): Promise<Descriptor> {
  const found: Descriptor[] = []
  for (const image of images) {
    const manifest = await registries(image).getManifest(reference)
    if (!manifest) {
      throw new ActionError('input', `input subject: ${nameOf(image, reference)} does not exist.`, {
        hint: 'Check the tag or digest, and that the step or run that publishes it has ended.'
      })
    }
    found.push({mediaType: manifest.mediaType, digest: manifest.digest, size: manifest.bytes.length})
  }
  const [first, ...others] = found
  if (!first) throw new ActionError('input', 'There is no image that could be the subject.')
  if (others.every(({digest}) => digest === first.digest)) return first
  throw new ActionError('mismatch', `input subject: ${reference} is not the same in every image.`, {
    cause: images.map((image, index) => `${image.text}: ${found[index]?.digest}`).join('; '),
    hint: 'Give the digest instead of the tag.'
  })
}

function nameOf(image: Repository, reference: string): string {
  // Checked by the same function that gives the type.
  return isDigest(reference) ? pinned(image, reference as Digest) : tagged(image, reference)
}
