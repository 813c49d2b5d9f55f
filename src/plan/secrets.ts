import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {splitLines} from '../text/lines.ts'
import {splitPair} from '../text/list.ts'

/**
 * Shapes that nothing but a credential has; of each as much as tells it, so that a long value is looked at once.
 * https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\bgh[pousr]_[A-Za-z0-9]{20}/, 'a GitHub token'],
  // The newer tokens of an app's installation: its number and a JWT.
  [/\bghs_[A-Za-z0-9]{1,40}_eyJ[\w-]{10}/, 'a GitHub token'],
  [/\bgithub_pat_[A-Za-z0-9_]{20}/, 'a GitHub token'],
  [/\bglpat-[\w-]{20}/, 'a GitLab token'],
  [/\bnpm_[A-Za-z0-9]{30}/, 'an npm token'],
  [/\bdckr_(pat|oat)_[\w-]{20}/, 'a Docker token'],
  [/\bpypi-[\w-]{50}/, 'a PyPI token'],
  [/\bxox[abeoprs]-[\w-]{10}/, 'a Slack token'],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, 'an AWS key'],
  [/\bsk_live_[A-Za-z0-9]{20}/, 'a Stripe key'],
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/, 'a private key']
]
/** Of no known issuer; some are public by design, such as the anonymous keys of a database. https://www.rfc-editor.org/rfc/rfc7519 */
const JWT = /\beyJ[\w-]{10,300}\.eyJ[\w-]{10}/
/** Shorter values of secrets are ordinary arguments by chance. */
const SHORTEST = 8
/** Shorter ones stand within ordinary arguments by chance. */
const SHORTEST_WITHIN = 16
/** Shorter lines are not masked. */
const SHORTEST_MASK = 4

/** A secret of this step, and which input it comes from. */
interface StepSecret {
  readonly input: string
  readonly value: string
}

/** What must appear nowhere: the job's token, passwords, and the build's secrets. */
function secretsOf(inputs: Inputs, env: Readonly<Record<string, string | undefined>>): StepSecret[] {
  return [
    {input: 'github-token', value: inputs.githubToken},
    ...inputs.credentials.map(({password}) => ({input: 'password', value: password})),
    ...inputs.build.secrets.flatMap(secret => {
      if ('value' in secret) return [{input: 'secrets', value: secret.value}]
      return 'env' in secret ? [{input: 'secret-envs', value: env[secret.env] ?? ''}] : []
    })
  ].filter(({value}) => value !== '')
}

/** The variables that a script of the user's must not see: inputs, state, what the job's services want, and secrets. */
export function hiddenVariables(inputs: Inputs, env: Readonly<Record<string, string | undefined>>): string[] {
  const secrets = new Set(secretsOf(inputs, env).map(({value}) => value.trim()))
  return Object.keys(env).filter(name => OURS.test(name) || secrets.has(env[name]?.trim() ?? ''))
}

const OURS = /^(INPUT|STATE|ACTIONS)_/

/**
 * Refuses a secret that is a part of an image's name or tag: wherever the two stand the runner shows `***`, in outputs
 * too, and later steps would get names that do not exist. Neither is named, because either would tell the other.
 */
export function checkNames(
  inputs: Inputs,
  env: Readonly<Record<string, string | undefined>>,
  names: {readonly images: readonly {readonly text: string}[]; readonly tags: readonly {readonly name: string}[]}
): void {
  const texts = [
    ...names.images.map(({text}, index) => [text, `the name of image ${index + 1}`] as const),
    ...names.tags.map(({name}, index) => [name, `tag ${index + 1}`] as const)
  ]
  for (const {input, value} of secretsOf(inputs, env)) {
    const lines = splitLines(value)
      .map(line => line.trim())
      .filter(line => line.length >= SHORTEST_MASK)
    const hit = texts.find(([text]) => lines.some(line => text.includes(line)))
    if (!hit) continue
    throw new ActionError('input', `input ${input}: a secret of it is a part of ${hit[1]}.`, {
      cause: 'the runner shows *** for a secret wherever it stands, so outputs would hold names that do not exist',
      hint: 'Use a longer secret (a token instead of a short password), or another name.'
    })
  }
}

/**
 * Refuses build arguments that hold a credential: they stay in the image's history, and with `provenance: mode=max`
 * they are published. What may be one is a warning. The argument is named, its value is not.
 */
export function checkBuildArgs(
  inputs: Inputs,
  env: Readonly<Record<string, string | undefined>>,
  where = 'input build-args'
): string[] {
  const secrets = secretsOf(inputs, env)
    .map(({value}) => value)
    .filter(secret => secret.length >= SHORTEST)
  const warnings: string[] = []
  for (const argument of inputs.build.buildArgs) {
    const pair = splitPair(argument)
    // Without a value the argument is taken from the environment.
    const name = pair?.key ?? argument
    const value = pair?.value ?? env[name] ?? ''
    const isIn = (secret: string) => value === secret || (secret.length >= SHORTEST_WITHIN && value.includes(secret))
    const shape = SHAPES.find(([pattern]) => pattern.test(value))?.[1]
    const what = secrets.some(isIn) ? 'a secret of this step' : shape
    const instead = `“${name}=…” in the input secrets, and RUN --mount=type=secret,id=${name} in the Dockerfile`
    if (what !== undefined)
      throw new ActionError('input', `${where}: ${name} holds ${what}.`, {
        cause: 'build arguments stay readable in the image’s history and in its provenance',
        hint: `Give it as a build secret: ${instead}.`
      })
    if (JWT.test(value))
      warnings.push(
        `${where}: ${name} holds a signed token (JWT), which stays readable in the image. If it is not public, give it as a build secret: ${instead}.`
      )
  }
  return warnings
}
