import {randomBytes} from 'node:crypto'
import type {Context} from '../context/context.ts'
import {type Subject as Diagnosed, diagnose} from '../diagnosis/diagnose.ts'
import {ActionError, textOf} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import type {Login} from '../login/login.ts'
import type {Digest} from '../oci/digest.ts'
import {pinned} from '../oci/reference.ts'
import type {Plan} from '../plan/plan.ts'
import type {Registries} from '../registry/registries.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Predicate, Runner, Signer} from '../runner.ts'
import {numberAt, stringAt} from '../text/json.ts'
import {eligibility, notAttested} from './eligibility.ts'
import {checkBundle, type Subject, sbomPredicate} from './statement.ts'

/** What was signed and stored. */
export interface Attested {
  readonly ids: readonly string[]
  readonly urls: readonly string[]
  /** A file with the bundles, one a line. */
  readonly bundlePath: string
}

interface Request {
  readonly context: Context
  readonly inputs: Inputs
  readonly plan: Plan
  /** Of an image that this run has built: nobody else's work is signed as ours. */
  readonly digest: Digest
  readonly login: Login
  readonly registries: Registries
  readonly subject: Diagnosed
}

/** actions/attest takes no larger ones either: 16 MiB. */
const LARGEST_SBOM = 16 * 1024 * 1024
const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json'

/**
 * Signs what this run has built, as provenance (and with the SBOM, if there is one), reads each bundle back, and
 * stores it with GitHub, where `gh attestation verify` finds it. `auto` only tells what is missing; `true` fails.
 * The packages that sign are loaded here and nowhere else.
 */
export async function attest(runner: Runner, request: Request): Promise<Attested | undefined> {
  const {context, inputs} = request
  if (inputs.attest === false) return undefined
  const found = eligibility(context, runner.env)
  if ('missing' in found) {
    if (inputs.attest === true) throw notAttested(found)
    runner.log.notice(`Not attested: ${found.missing}. ${found.fix}`, {title: 'Image not attested'})
    return undefined
  }
  try {
    return await signAndStore(runner, request, found.sigstore)
  } catch (error) {
    const explained = explain(error, request)
    // Cancelled, or a bundle that is not ours: never a mere notice.
    if (inputs.attest === true || explained.code !== 'attest') throw explained
    const parts = [explained.message, textOf(explained.cause ?? ''), explained.hint ?? '']
    runner.log.notice(`Not attested: ${parts.filter(part => part !== '').join('\n')}`, {title: 'Image not attested'})
    return undefined
  }
}

async function signAndStore(runner: Runner, request: Request, sigstore: 'public-good' | 'github'): Promise<Attested> {
  const {plan, inputs, digest, context} = request
  const sbom = inputs.sbomPath === '' ? [] : [await readSbom(runner, inputs.sbomPath)]
  const signer = await runner.signer()
  const subjects: Subject[] = plan.images.map(image => ({name: image.text, digest}))
  const predicates = [await tried(runner, request, 'Asking for the job’s identity', () => signer.provenance()), ...sbom]
  const bundles: unknown[] = []
  const ids: string[] = []
  for (const predicate of predicates) {
    const bundle = await tried(runner, request, `Signing ${predicate.type}`, () =>
      signer.sign(subjects, predicate, sigstore)
    )
    checkBundle(bundle, subjects, predicate.type)
    ids.push(await storeWithGitHub(runner, request, bundle))
    bundles.push(bundle)
    if (inputs.pushToRegistry) await attachToImages(runner, request, signer, predicate, bundle)
  }
  const bundlePath = `${runner.env.RUNNER_TEMP || '/tmp'}/publish-image-${randomBytes(6).toString('hex')}/attestation.json`
  await runner.files.write(bundlePath, bundles.map(bundle => JSON.stringify(bundle)).join('\n'))
  const urls = ids.map(id => `${context.server.url}/${context.repository}/attestations/${id}`)
  for (const url of urls) runner.log.info(`Attested: ${url}`)
  return {ids, urls, bundlePath}
}

async function readSbom({files}: Runner, path: string): Promise<Predicate> {
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
async function storeWithGitHub(runner: Runner, request: Request, bundle: unknown): Promise<string> {
  const {context, inputs} = request
  const [owner, repo] = context.repository.split('/')
  const api = await runner.github(inputs.githubToken)
  const data = await tried(runner, request, 'Storing the attestation', () =>
    api.request('POST /repos/{owner}/{repo}/attestations', {owner, repo, bundle})
  )
  return String(numberAt(data, 'id') ?? stringAt(data, 'id') ?? '')
}

/** Beside each image too, unless an attestation of that type is there already: a second run adds no second one. */
async function attachToImages(
  runner: Runner,
  {plan, digest, login, registries}: Request,
  signer: Signer,
  predicate: Predicate,
  bundle: unknown
): Promise<void> {
  for (const image of plan.images) {
    const referrers = await registries(image).listReferrers(image, digest)
    if (
      referrers.some(
        ({artifactType, predicateType}) => artifactType === BUNDLE_TYPE && predicateType === predicate.type
      )
    ) {
      runner.log.info(`${pinned(image, digest)} has such an attestation in the registry already.`)
      continue
    }
    const credentials = await login.credentialsFor(image.registry)
    await signer.attach({
      image: image.text,
      digest,
      bundle,
      mediaType: BUNDLE_TYPE,
      predicateType: predicate.type,
      credentials
    })
    runner.log.info(`${pinned(image, digest)}: the attestation is in the registry.`)
  }
}

/** Faults of GitHub's and Sigstore's services are tried again; a refusal is not. */
function tried<T>(runner: Runner, request: Request, what: string, work: () => Promise<T>): Promise<T> {
  return withRetries(runner, request.inputs.retries, what, async (): Promise<Attempt<T>> => {
    try {
      return {value: await work()}
    } catch (error) {
      if (error instanceof ActionError && error.code === 'cancelled') throw error
      const status = numberAt(error, 'status') ?? numberAt(causeOf(error), 'status') ?? 0
      const found = diagnose(textOf(error), request.subject)
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

function explain(error: unknown, {subject}: Request, what = 'Attesting'): ActionError {
  if (error instanceof ActionError) return error
  const found = diagnose(textOf(error), subject)
  return new ActionError('attest', `${what} failed: ${textOf(error)}`, {cause: found?.cause, hint: found?.fix})
}
