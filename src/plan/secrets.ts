import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {splitPair} from '../text/list.ts'

/** Shapes that nothing but a credential has. https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\bgh[pousr]_[A-Za-z0-9]{20,}/, 'a GitHub token'],
  [/\bgithub_pat_[A-Za-z0-9_]{20,}/, 'a GitHub token'],
  [/\bglpat-[\w-]{20,}/, 'a GitLab token'],
  [/\bnpm_[A-Za-z0-9]{30,}/, 'an npm token'],
  [/\bdckr_(pat|oat)_[\w-]{20,}/, 'a Docker token'],
  [/\bpypi-[\w-]{50,}/, 'a PyPI token'],
  [/\bxox[abeoprs]-[\w-]{10,}/, 'a Slack token'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS key'],
  [/\bsk_live_[A-Za-z0-9]{20,}/, 'a Stripe key'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'a signed token (JWT)'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key']
]
/** Shorter values of secrets stand in ordinary arguments by chance. */
const SHORTEST = 8

/**
 * Refuses build arguments that hold a credential: they stay in the image's history, and with `provenance: mode=max`
 * they are published. The argument is named, its value is not.
 */
export function checkBuildArgs(inputs: Inputs, env: Readonly<Record<string, string | undefined>>): void {
  const secrets = [
    inputs.githubToken,
    ...inputs.credentials.map(({password}) => password),
    ...inputs.build.secrets.map(secret =>
      'value' in secret ? secret.value : 'env' in secret ? (env[secret.env] ?? '') : ''
    )
  ].filter(secret => secret.length >= SHORTEST)
  for (const argument of inputs.build.buildArgs) {
    const pair = splitPair(argument)
    // Without a value the argument is taken from the environment.
    const name = pair?.key ?? argument
    const value = pair?.value ?? env[name] ?? ''
    const shape = SHAPES.find(([pattern]) => pattern.test(value))?.[1]
    const what = secrets.some(secret => value.includes(secret)) ? 'a secret of this step' : shape
    if (what === undefined) continue
    throw new ActionError('input', `input build-args: ${name} holds ${what}.`, {
      cause: 'build arguments stay readable in the image’s history and in its provenance',
      hint: `Give it as a build secret: “${name}=…” in the input secrets, and RUN --mount=type=secret,id=${name} in the Dockerfile.`
    })
  }
}
