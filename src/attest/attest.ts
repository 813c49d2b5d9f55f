import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError, textOf} from '../errors.ts'
import type {Image} from '../image/image.ts'
import {pinned} from '../oci/reference.ts'
import {type AttestPlan, cannotSign} from '../plan/attest.ts'
import type {Plan} from '../plan/plan.ts'
import {attachReferrer} from '../registry/referrers.ts'
import type {Registries} from '../registry/registries.ts'
import type {Ports, Predicate} from '../runner.ts'
import {numberAt, stringAt} from '../text/json.ts'
import {type SignedPredicate, type Signing, startSigning, trySigning} from './signing.ts'
import {sbomPredicate} from './statement.ts'

/** What was signed and stored. */
export interface Attested {
  /** GitHub's, in the order of the pages; empty where the bundle is beside the image alone. */
  readonly ids: readonly string[]
  readonly urls: readonly string[]
  /** A file with the bundles, one a line. */
  readonly bundlePath: string
  /** What a verifier should ask for: a workflow by its path with the repository, and the ref that it ran for. */
  readonly signerWorkflow: string
  readonly sourceRef: string
}

/** Why there is no signature, as a clause. */
interface Unsigned {
  readonly unsigned: string
}

interface Request {
  readonly plan: Plan
  readonly image: Image
  readonly registries: Registries
  readonly diagnose: Diagnose
}

/** actions/attest takes no larger ones either: 16 MiB. */
const LARGEST_SBOM = 16 * 1024 * 1024
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json'

/**
 * Begins to sign beside the build, where this run may sign what it makes. Where signing is required and can't be had, an
 * ActionError `attest`, before the build. The packages that sign are loaded here and nowhere else.
 */
export function prepareSigning(
  ports: Ports,
  plan: Plan,
  isPushed: boolean,
  diagnose: Diagnose
): Signing | Unsigned | undefined {
  const {attest} = plan
  if (!attest) return undefined
  if (!isPushed) return tellIfAsked(ports, attest, 'it is not pushed')
  const {eligibility} = attest
  if (!('missing' in eligibility)) return startSigning(ports, plan, attest, eligibility.sigstore, diagnose)
  if (attest.required && !eligibility.never) throw cannotSign(eligibility)
  ports.log.info(`Not signed, because ${eligibility.missing}. ${eligibility.fix}`)
  return {unsigned: eligibility.missing}
}

/** Nobody waits for a signature of what is not this run's to sign, but where one was asked for in so many words. */
export function tellIfAsked({log}: Pick<Ports, 'log'>, {required}: AttestPlan, why: string): Unsigned | undefined {
  if (!required) return undefined
  log.info(`Not signed, because ${why}.`)
  return {unsigned: why}
}

/**
 * Signs what this run has made, as provenance (and with the SBOM, if there is one), and stores it with GitHub, where
 * `gh attestation verify` finds it, or beside the image. What fails is a warning, or the run's error where signing is
 * required.
 */
export async function attest(
  ports: Ports,
  signing: Signing,
  request: Request
): Promise<{readonly attested: Attested} | Unsigned> {
  const {unsignable} = request.image
  if (unsignable !== undefined) {
    ports.log.info(`Not signed, because ${unsignable}.`)
    return {unsigned: unsignable}
  }
  try {
    return {attested: await signAndStore(ports, signing, request)}
  } catch (error) {
    const explained =
      error instanceof ActionError ? error : new ActionError('attest', `Attesting failed: ${textOf(error)}`)
    // Cancelled, or a bundle that is not ours: never a mere warning.
    if (signing.plan.required || explained.code !== 'attest') throw explained
    warn(ports, 'Image not attested', 'Not attested', explained)
    return {unsigned: explained.message}
  }
}

function warn({log}: Pick<Ports, 'log'>, title: string, what: string, {message, cause, hint}: ActionError): void {
  const parts = [message, textOf(cause ?? ''), hint ?? '']
  log.warning(`${what}: ${parts.filter(part => part !== '').join('\n')}`, {title})
}

async function signAndStore(ports: Ports, signing: Signing, request: Request): Promise<Attested> {
  const {plan, image} = request
  const {repository} = plan
  const others = signing.plan.sbomPath === '' ? [] : [await readSbom(ports, signing.plan.sbomPath)]
  const subjects = plan.images.map(({text}) => ({name: text, digest: image.digest}))
  const signed = await signing.sign(subjects, others)
  const ids: string[] = []
  for (const each of signed) {
    const id = await store(ports, signing.plan, request, each)
    if (id !== undefined) ids.push(id)
  }
  const bundlePath = `${await ports.files.keptFolder()}/attestation.json`
  await ports.files.write(bundlePath, signed.map(({bundle}) => JSON.stringify(bundle)).join('\n'))
  const urls = ids.map(id => `${repository.serverUrl}/${repository.name}/attestations/${id}`)
  for (const url of urls) ports.log.info(`Attested: ${url}`)
  return {ids, urls, bundlePath, ...signerOf(signed[0]?.predicate, plan)}
}

/** Who signed, as the predicate says it: a reusable workflow signs as itself, whoever called it. */
function signerOf(
  provenance: Predicate | undefined,
  {repository}: Plan
): Pick<Attested, 'signerWorkflow' | 'sourceRef'> {
  const builder = stringAt(provenance?.params, 'runDetails', 'builder', 'id') ?? ''
  const path = builder.startsWith(`${repository.serverUrl}/`) ? builder.slice(repository.serverUrl.length + 1) : builder
  const sourceRef = stringAt(provenance?.params, 'buildDefinition', 'externalParameters', 'workflow', 'ref') ?? ''
  return {signerWorkflow: path.replace(/@[^@]*$/, ''), sourceRef}
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

/** The ID with GitHub, if it is kept there. */
async function store(
  ports: Ports,
  attest: AttestPlan,
  request: Request,
  signed: SignedPredicate
): Promise<string | undefined> {
  const withGitHub = 'store' in attest.eligibility && attest.eligibility.store === 'github'
  const [id] = await Promise.all([
    withGitHub ? storeWithGitHub(ports, request, signed.bundle) : undefined,
    attest.pushToRegistry ? attachToImages(ports, request, signed).catch(unlessRequired) : undefined
  ])
  return id

  /** What is stored with GitHub is found there: that it is not beside the image, too, is a warning where nobody insists. */
  function unlessRequired(error: unknown): void {
    if (attest.required || !(error instanceof ActionError) || error.code === 'cancelled') throw error
    warn(ports, 'Attestation not in the registry', 'Not beside the image', error)
  }
}

/** https://docs.github.com/rest/repos/attestations#create-an-attestation */
async function storeWithGitHub(ports: Ports, {plan, diagnose}: Request, bundle: unknown): Promise<string> {
  const {repository, token} = plan
  const [owner, repo] = repository.name.split('/')
  const api = await ports.github(token)
  // The API's port tries again by itself.
  const data = await trySigning(ports, 0, diagnose, 'Storing the attestation', () =>
    api.request('POST /repos/{owner}/{repo}/attestations', {owner, repo, bundle})
  )
  return String(numberAt(data, 'id') ?? stringAt(data, 'id') ?? '')
}

/** Beside each image too, unless an attestation of that type is there already: a second run adds no second one. */
async function attachToImages(
  ports: Ports,
  {plan, image: {digest}, registries}: Request,
  {predicate, bundle}: SignedPredicate
): Promise<void> {
  for (const image of plan.images) {
    const registry = registries(image)
    const {byApi, referrers} = await registry.listReferrers(digest)
    if (
      referrers.some(
        ({artifactType, predicateType}) => artifactType === BUNDLE_TYPE && predicateType === predicate.type
      )
    ) {
      ports.log.info(`${pinned(image, digest)} has such an attestation in the registry.`)
      continue
    }
    await attachReferrer(
      registry,
      image,
      digest,
      {
        mediaType: BUNDLE_TYPE,
        bytes: Buffer.from(JSON.stringify(bundle)),
        // As actions/attest annotates what it attaches, so that tools find it.
        annotations: {
          'dev.sigstore.bundle.content': 'dsse-envelope',
          'dev.sigstore.bundle.predicateType': predicate.type,
          'org.opencontainers.image.created': new Date(ports.clock.now()).toISOString()
        }
      },
      byApi
    )
    ports.log.info(`${pinned(image, digest)}: the attestation is in the registry.`)
  }
}
