import type {Diagnose} from '../diagnosis/diagnose.ts'
import {ActionError, textOf} from '../errors.ts'
import type {AttestPlan} from '../plan/attest.ts'
import type {Plan} from '../plan/plan.ts'
import {type Attempt, withRetries} from '../registry/retry.ts'
import type {Ports, Predicate, SigningKey, SigstoreInstance} from '../runner.ts'
import {clip} from '../text/foreign.ts'
import {field, numberAt} from '../text/json.ts'
import {checkBundle, type Subject} from './statement.ts'

/** What is there before it is known what to sign. */
interface Prepared {
  readonly provenance: Predicate
  readonly key: SigningKey
  /** Milliseconds since the epoch. */
  readonly certifiedAt: number
}

/** Signatures of this run: asked for early, given when the digest is known. */
export interface Signing {
  readonly plan: AttestPlan
  /** The provenance of this run, and what else is to be said about the same subjects; in this order, each a bundle. */
  sign(subjects: readonly Subject[], others: readonly Predicate[]): Promise<SignedPredicate[]>
}

export interface SignedPredicate {
  readonly predicate: Predicate
  /** A Sigstore bundle, JSON, that has been read back. */
  readonly bundle: unknown
}

/** A certificate holds for ten minutes; one that is older than this is fetched anew, ms. */
const FRESH_MS = 8 * 60_000

/**
 * Starts what signing needs and the digest does not: the packages, the job's identity, the predicate and a certificate.
 * Its faults are told when it is asked for a signature, and not before: the build goes on meanwhile.
 */
export function startSigning(
  ports: Ports,
  plan: Pick<Plan, 'retries' | 'repository'>,
  attest: AttestPlan,
  sigstore: SigstoreInstance,
  diagnose: Diagnose
): Signing {
  const tried = <T>(what: string, work: () => Promise<T>) => trySigning(ports, plan.retries, diagnose, what, work)
  const certify = async () => {
    const signer = await ports.signer()
    const key = await tried('Asking for a signing certificate', () => signer.certify(sigstore))
    return {key, certifiedAt: ports.clock.now()}
  }
  const prepare = async (): Promise<Prepared> => {
    const signer = await ports.signer()
    const [provenance, certified] = await Promise.all([
      tried('Asking for the job’s identity', () => signer.provenance()),
      certify()
    ])
    return {provenance: withBuiltRevision(provenance, plan.repository, attest.builtRevision), ...certified}
  }
  const prepared = prepare()
  // Read when a signature is wanted; a build that fails before never does.
  prepared.catch(() => undefined)
  return {
    plan: attest,
    async sign(subjects, others) {
      const {provenance, ...early} = await prepared
      const isOld = ports.clock.now() - early.certifiedAt > FRESH_MS
      const {key} = isOld ? await certify() : early
      return await Promise.all(
        [provenance, ...others].map(async predicate => {
          const bundle = await tried(`Signing ${predicate.type}`, () => key.sign(subjects, predicate))
          checkBundle(bundle, subjects, predicate.type)
          return {predicate, bundle}
        })
      )
    }
  }
}

/**
 * The identity names the commit of the event; what was built from another one must not pass for it.
 * https://slsa.dev/spec/v1.0/provenance#resolvedDependencies
 */
function withBuiltRevision(
  predicate: Predicate,
  {serverUrl, name}: Plan['repository'],
  revision: string | undefined
): Predicate {
  if (revision === undefined) return predicate
  const definition = field(predicate.params, 'buildDefinition')
  const dependencies = field(definition, 'resolvedDependencies')
  const built = {uri: `git+${serverUrl}/${name}`, digest: {gitCommit: revision}, name: 'built revision'}
  return {
    type: predicate.type,
    params: {
      ...predicate.params,
      buildDefinition: {
        ...(typeof definition === 'object' ? definition : {}),
        resolvedDependencies: [...(Array.isArray(dependencies) ? dependencies : []), built]
      }
    }
  }
}

/** Transient faults of GitHub's and Sigstore's services are tried again; a refusal is not. */
export function trySigning<T>(
  ports: Pick<Ports, 'clock' | 'log'>,
  retries: number,
  diagnose: Diagnose,
  what: string,
  work: () => Promise<T>
): Promise<T> {
  return withRetries(ports, retries, what, async (): Promise<Attempt<T>> => {
    try {
      return {value: await ports.clock.unlessCancelled(work())}
    } catch (error) {
      if (error instanceof ActionError) throw error
      const text = clip(textOf(error))
      const status = numberAt(error, 'status') ?? numberAt(causeOf(error), 'status') ?? 0
      const found = diagnose(text, {operation: 'attest'})
      const explained = new ActionError('attest', `${what} failed`, {
        cause: found?.cause ?? text,
        hint:
          found?.fix ??
          'Run the job again; the signing services tell of faults on https://status.sigstore.dev and https://www.githubstatus.com',
        detail: found && text
      })
      if (status >= 500 || status === 429 || found?.retry || /\b\(?50[0234]\)?\b/.test(text))
        return {passing: explained}
      throw explained
    }
  })
}

/** Sigstore's errors keep the service's answer in their cause. */
function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}
