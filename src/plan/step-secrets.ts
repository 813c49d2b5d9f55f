import {ActionError} from '../errors.ts'
import type {Inputs} from '../inputs/inputs.ts'
import {splitLines} from '../text/lines.ts'

/** Shorter lines are not masked. */
const SHORTEST_MASK = 4
/** The step's own variables, and those of the job's services. */
const OURS = /^(INPUT|STATE|ACTIONS)_/

/** A secret of this step, and which input it comes from. */
interface StepSecret {
  readonly input: string
  readonly value: string
}

/** What must appear nowhere: the job's token, passwords, and the build's secrets. */
export function secretsOf(inputs: Inputs, env: Readonly<Record<string, string | undefined>>): StepSecret[] {
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
