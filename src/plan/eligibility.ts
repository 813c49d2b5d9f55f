import type {Context} from '../context/context.ts'

/** Whether this run signs, which of Sigstore's instances, or why not. */
export type Eligibility =
  | {readonly sigstore: 'public-good' | 'github'}
  | {readonly missing: string; readonly fix: string}

const PERMISSIONS = 'permissions:\n  contents: read\n  packages: write\n  id-token: write\n  attestations: write'

/**
 * Whether the job can sign at all: it has an identity token, and GitHub keeps attestations for the repository.
 * Public repositories use the public instance with its transparency log, others GitHub's own.
 * https://docs.github.com/actions/security-for-github-actions/using-artifact-attestations
 */
export function eligibility(context: Context, env: Readonly<Record<string, string | undefined>>): Eligibility {
  const {host} = context.server
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
  if (context.isPrivate !== false && context.ownerType === 'User') {
    return {
      missing: 'private repositories of users have no attestations',
      fix: 'Make the repository public, move it to an organisation with Enterprise Cloud, or set attest: false.'
    }
  }
  return {sigstore: context.isPrivate === false ? 'public-good' : 'github'}
}
