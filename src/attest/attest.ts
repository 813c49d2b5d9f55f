import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError, textOf} from '../errors.ts'
import type {KnownCredentials} from '../login/login.ts'
import type {Digest} from '../oci/digest.ts'
import {pinned} from '../oci/reference.ts'
import {type AttestPlan, cannotSign, type Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports, Predicate, Signer} from '../runner.ts'
import {numberAt, stringAt} from '../text/json.ts'
import {checkBundle, type Subject, sbomPredicate} from './statement.ts'

/** What was signed and stored. */
export interface Attested {
  readonly ids: readonly string[]
  readonly urls: readonly string[]
  /** A file with the bundles, one a line. */
  readonly bundlePath: string
}

interface Request {
  readonly plan: Plan
  readonly attest: AttestPlan
  /** Of an image that this run has built: nobody else's work is signed as ours. */
  readonly digest: Digest
  readonly credentials: KnownCredentials
  readonly registries: Registries
  readonly diagnose: Diagnose
}

/** actions/attest takes no larger ones either: 16 MiB. */
const LARGEST_SBOM = 16 * 1024 * 1024
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json'

/**
 * Signs what this run has built, as provenance (and with the SBOM, if there is one), reads each bundle back, and
 * stores it with GitHub, where `gh attestation verify` finds it. `auto` only tells what is missing; `true` fails.
 * The packages that sign are loaded here and nowhere else.
 */
export async function attest(ports: Ports, request: Request): Promise<Attested | undefined> {
  const {mode, eligibility} = request.attest
  if ('missing' in eligibility) {
    // With `true` the plan has refused that already, but for a run that pushes only if it may.
    if (mode === true) throw cannotSign(eligibility)
    ports.log.notice(`Not attested: ${eligibility.missing}. ${eligibility.fix}`, {title: 'Image not attested'})
    return undefined
  }
  try {
    return await signAndStore(ports, request, eligibility.sigstore)
  } catch (error) {
    const explained = explain(error, request)
    // Cancelled, or a bundle that is not ours: never a mere notice.
    if (mode === true || explained.code !== 'attest') throw explained
    const parts = [explained.message, textOf(explained.cause ?? ''), explained.hint ?? '']
    ports.log.notice(`Not attested: ${parts.filter(part => part !== '').join('\n')}`, {title: 'Image not attested'})
    return undefined
  }
}

async function signAndStore(ports: Ports, request: Request, sigstore: 'public-good' | 'github'): Promise<Attested> {
  const {plan, attest, digest} = request
  const {repository} = plan
  const sbom = attest.sbomPath === '' ? [] : [await readSbom(ports, attest.sbomPath)]
  const signer = await ports.signer()
  const subjects: Subject[] = plan.images.map(image => ({name: image.text, digest}))
  const predicates = [await tried(ports, request, 'Asking for the job’s identity', () => signer.provenance()), ...sbom]
  const bundles: unknown[] = []
  const ids: string[] = []
  for (const predicate of predicates) {
    const bundle = await tried(ports, request, `Signing ${predicate.type}`, () =>
      signer.sign(subjects, predicate, sigstore)
    )
    checkBundle(bundle, subjects, predicate.type)
    ids.push(await storeWithGitHub(ports, request, bundle))
    bundles.push(bundle)
    if (attest.pushToRegistry) await attachToImages(ports, request, signer, predicate, bundle)
  }
  const bundlePath = `${await ports.files.keptFolder()}/attestation.json`
  await ports.files.write(bundlePath, bundles.map(bundle => JSON.stringify(bundle)).join('\n'))
  const urls = ids.map(id => `${repository.serverUrl}/${repository.name}/attestations/${id}`)
  for (const url of urls) ports.log.info(`Attested: ${url}`)
  return {ids, urls, bundlePath}
}

async function readSbom({files}: Ports, path: string): Promise<Predicate> {
  const size = await files.size(path)
  if (size === undefined)
    throw new ActionError('input', `input sbom-path: ${path} does not exist.`, {
      hint: 'Make it in an earlier step, or in the script of the input test.'
    })
  if (size > LARGEST_SBOM)
    throw new ActionError('input', `input sbom-path: ${path} has ${size} bytes; at most ${LARGEST_SBOM} can be signed.`)
  return sbomPredicate((await files.read(path))?.toString('utf8') ?? '', path)
}

/** https://docs.github.com/rest/repos/attestations#create-an-attestation */
async function storeWithGitHub(ports: Ports, request: Request, bundle: unknown): Promise<string> {
  const {repository, token} = request.plan
  const [owner, repo] = repository.name.split('/')
  const api = await ports.github(token)
  const data = await tried(ports, request, 'Storing the attestation', () =>
    api.request('POST /repos/{owner}/{repo}/attestations', {owner, repo, bundle})
  )
  return String(numberAt(data, 'id') ?? stringAt(data, 'id') ?? '')
}

/** Beside each image too, unless an attestation of that type is there already: a second run adds no second one. */
async function attachToImages(
  ports: Ports,
  {plan, digest, credentials: known, registries}: Request,
  signer: Signer,
  predicate: Predicate,
  bundle: unknown
): Promise<void> {
  for (const image of plan.images) {
    const referrers = await registries(image).listReferrers(digest)
    if (
      referrers.some(
        ({artifactType, predicateType}) => artifactType === BUNDLE_TYPE && predicateType === predicate.type
      )
    ) {
      ports.log.info(`${pinned(image, digest)} has such an attestation in the registry already.`)
      continue
    }
    const credentials = await known.credentialsFor(image.registry)
    await signer.attach({
      image: image.text,
      digest,
      bundle,
      mediaType: BUNDLE_TYPE,
      predicateType: predicate.type,
      credentials
    })
    ports.log.info(`${pinned(image, digest)}: the attestation is in the registry.`)
  }
}

/** Faults of GitHub's and Sigstore's services are tried again; a refusal is not. */
function tried<T>(ports: Ports, request: Request, what: string, work: () => Promise<T>): Promise<T> {
  return withRetries(ports, request.plan.retries, what, async (): Promise<Attempt<T>> => {
    try {
      return {value: await work()}
    } catch (error) {
      if (error instanceof ActionError && error.code === 'cancelled') throw error
      const status = numberAt(error, 'status') ?? numberAt(causeOf(error), 'status') ?? 0
      const found = request.diagnose(textOf(error))
      const explained = explain(error, request, what)
      if (status >= 500 || status === 429 || found?.retry || /\b\(?50[0234]\)?\b/.test(textOf(error)))
        return {passing: explained}
      throw explained
    }
  })
}

/** Sigstore's errors keep the service's answer in their cause. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}

function explain(error: unknown, {diagnose}: Request, what = 'Attesting'): ActionError {
  if (error instanceof ActionError) return error
  const found = diagnose(textOf(error))
  return new ActionError('attest', `${what} failed: ${textOf(error)}`, {cause: found?.cause, hint: found?.fix})
}
