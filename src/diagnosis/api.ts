import type {Case, Fault} from './fault.ts'

const TO_COMMENT: Case = {
  when: {operation: 'comment'},
  cause: 'the job’s token may not comment (runs of forks and of Dependabot never may)',
  fix: 'Give the job the permission pull-requests: write.'
}

const TO_DELETE: Case = {
  when: {operation: 'clean-up'},
  cause: 'the job’s token may not delete versions of this package',
  fix: 'On {settings} give {repository} the role Admin under “Manage Actions access”, and give the job packages: write'
}

const TO_COMPARE: Case = {
  when: {operation: 'compare'},
  cause: 'the job’s token may not read the repository’s commits',
  fix: 'Give the job the permission contents: read.'
}

/** What GitHub's API, its attestation service and Sigstore answer with. */
export const API_FAULTS: readonly Fault[] = [
  // By the status first: a fault of GitHub's is not blamed on the workflow, whatever its text says.
  {
    when: {operation: ['comment', 'clean-up', 'compare', 'attest']},
    pattern: /API rate limit exceeded|^429: /,
    cause: 'the limit of GitHub’s API for this token is used up',
    fix: 'Run the job again in an hour, or run fewer jobs at once.'
  },
  {
    when: {operation: ['comment', 'clean-up', 'compare']},
    pattern: /^5\d\d: /,
    cause: 'a fault of GitHub’s API, not of this workflow',
    fix: 'Run the job again later; faults are told on https://www.githubstatus.com'
  },
  {
    pattern: /Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable/,
    cause: 'the job has no identity token (a fork’s run never has)',
    fix: 'Give the job the permissions:\n{signingPermissions}'
  },
  {
    pattern: /Feature not available for user-owned private repositories|Feature not available for the/,
    cause: 'the plan of this repository has no attestations',
    fix: 'Make the repository public, set attest: registry with public-log: true, or set attest: false.'
  },
  {
    pattern: /Failed to persist attestation: Server Error/,
    cause: 'a fault of GitHub’s attestation service',
    fix: 'Run the job again later; faults are told on https://www.githubstatus.com',
    retry: true
  },
  {
    pattern: /Resource not accessible by (integration|personal access token)|Must have admin rights/,
    cases: [TO_COMMENT, TO_DELETE, TO_COMPARE],
    cause: 'the job’s token lacks a permission',
    fix: 'Give the job the permissions:\n{signingPermissions}'
  },
  {
    when: {operation: 'clean-up'},
    pattern: /last tagged version|more than 5,?000 downloads|^400: /,
    cause:
      'GitHub does not delete the last tagged version of a package, nor a public version with more than 5,000 downloads',
    fix: 'On {settings} delete the whole package by hand, or leave that version'
  },
  {
    when: {operation: 'clean-up'},
    pattern: /Package not found|^404: /,
    cause: 'there is no such package, or the job’s token may not see it',
    fix: 'Check the input images; on {settings} give {repository} the role Admin under “Manage Actions access”'
  },
  {
    when: {operation: ['comment', 'clean-up', 'compare']},
    pattern: /Bad credentials|^401: /,
    cause: 'the token of the input github-token is wrong or has expired',
    fix: 'Leave github-token out: its default is the job’s own token.'
  },
  {
    when: {operation: 'comment'},
    pattern: /issues? (is|are) disabled|locked|^410: /i,
    cause: 'the conversation of the pull request is locked',
    fix: 'Unlock it, or leave comment out.'
  },
  {
    when: {operation: ['comment', 'clean-up', 'compare']},
    pattern: /^40[34]: /,
    cases: [TO_COMMENT, TO_DELETE],
    cause: TO_COMPARE.cause,
    fix: TO_COMPARE.fix
  }
]
