import type {Context} from '../context/context.ts'
import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'

/** Whether this run signs, by which of Sigstore's instances and where it is kept, or why not. */
export type Eligibility =
  | {readonly sigstore: 'public-good' | 'github'; readonly store: 'github' | 'registry'}
  | {
      readonly missing: string
      readonly fix: string
      /** Nothing that the user could change for this run: `true` is green, too. */
      readonly never?: true
    }

/** How an image that this run builds or merges is signed. */
export interface AttestPlan {
  /** What can't be signed is an error, before the build where it is known by then. */
  readonly required: boolean
  readonly eligibility: Eligibility
  /** Whether attestations are put beside the image too. */
  readonly pushToRegistry: boolean
  readonly sbomPath: string
  /** The commit that is built, where it is not the one that the job's identity names. */
  readonly builtRevision: string | undefined
}

const NEVER = {fix: 'Nothing to change.', never: true} as const
const PERMISSIONS = 'permissions:\n  contents: read\n  packages: write\n  id-token: write\n  attestations: write'

/** `builtRevision`: the commit that the workspace holds, where that is known. undefined: nothing is signed, and nothing said. */
export function planAttest(
  context: Context,
  inputs: Pick<Inputs, 'attest' | 'publicLog' | 'pushToRegistry' | 'sbomPath' | 'promote'>,
  env: Readonly<Record<string, string | undefined>>,
  builtRevision: string | undefined
): AttestPlan | undefined {
  const {attest, publicLog, pushToRegistry, sbomPath, promote} = inputs
  // A promoted image keeps the signatures that it has.
  if (attest === false || (promote && attest !== true)) return undefined
  if (attest === 'registry' && !publicLog) {
    throw new ActionError(
      'input',
      'input attest: registry signs with Sigstore’s public instance, and public-log is not true.',
      {
        cause: 'the names of image and repository, and the commit, then stand in a public log for ever',
        hint: 'Add the line public-log: true if they may, or set attest: false.'
      }
    )
  }
  // GITHUB_SHA, of which the job’s identity speaks, whatever the ref was taken from.
  const identity = env.GITHUB_SHA || context.sha
  return {
    required: attest !== 'auto',
    eligibility: promote ? {missing: 'this run has not built it', ...NEVER} : eligibility(context, env, attest),
    pushToRegistry: pushToRegistry || attest === 'registry',
    sbomPath,
    builtRevision: builtRevision === identity || builtRevision === context.headSha ? undefined : builtRevision
  }
}

/**
 * Whether the job can sign at all: it has an identity token, and GitHub keeps attestations for the repository.
 * Public repositories use the public instance with its transparency log, others GitHub's own.
 * https://docs.github.com/actions/security-for-github-actions/using-artifact-attestations
 */
function eligibility(
  context: Context,
  env: Readonly<Record<string, string | undefined>>,
  attest: 'auto' | true | 'registry'
): Eligibility {
  const {host} = context.server
  if (context.foreignHead !== undefined) {
    return {
      missing: `the code is from ${context.foreignHead}, and what others wrote is not signed as this repository’s`,
      ...NEVER
    }
  }
  if (context.pullRequest && attest === 'auto') {
    return {
      missing: 'a pull request is signed only where attest is true',
      fix: 'A preview with the same signature as a release would be taken for one.'
    }
  }
  if (host !== 'github.com' && !host.endsWith('.ghe.com')) {
    return {
      missing: `GitHub Enterprise Server (${host}) has no attestations`,
      fix: 'Set attest: false, or sign with another tool by the output ref.'
    }
  }
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL || !env.ACTIONS_ID_TOKEN_REQUEST_TOKEN) {
    return {
      missing: 'the job lacks the permission id-token: write',
      fix: `Give the job the permissions:\n${PERMISSIONS}`
    }
  }
  if (attest === 'registry') return {sigstore: 'public-good', store: 'registry'}
  if (context.isPrivate !== false && context.ownerType === 'User') {
    return {
      missing: 'private repositories of users have no attestations',
      fix: 'Set attest: registry (publicly logged) or false, make the repository public, or move it to an organisation with Enterprise Cloud.'
    }
  }
  return {sigstore: context.isPrivate === false ? 'public-good' : 'github', store: 'github'}
}

/** Where signing is required, what is missing is an error before anything is built. */
export function checkSignable({required, eligibility}: AttestPlan): void {
  if (required && 'missing' in eligibility && !eligibility.never) throw cannotSign(eligibility)
}

export function cannotSign({missing, fix}: {readonly missing: string; readonly fix: string}): ActionError {
  return new ActionError('attest', 'input attest: this run can’t sign.', {cause: missing, hint: fix})
}
