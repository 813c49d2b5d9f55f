import type {Entry, Step} from './document.ts'

/** What happens to the inputs of one build and of the steps around it. */
export interface Move {
  readonly build: Step
  /** Whose rules this step takes over; undefined where it stays or where there is none. */
  readonly metadata: Step | undefined
  readonly logins: readonly Step[]
  readonly buildx: Step | undefined
  readonly qemu: Step | undefined
  /** Steps that sign, and what the input `attest` says instead of them. */
  readonly attests: readonly Step[]
  readonly attest: string | undefined
  readonly pushToRegistry: boolean
  /** Whether other steps or jobs read what the steps that go have set. */
  readonly isRead: boolean
  /** The id that the joined step has. */
  readonly id: string | undefined
}

/** An entry's value, empty if it is not there. */
export function inputOf(entries: readonly Entry[], key: string): string {
  return entries.find(entry => entry.key === key)?.value ?? ''
}

export function topValue(step: Step, key: string): string {
  return inputOf(step.entries, key)
}

/** A condition without its braces and white space, to be compared. */
export function bareCondition(text: string): string {
  return text
    .trim()
    .replace(/^\$\{\{([\s\S]*)\}\}$/, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^\((.*)\)$/, '$1')
    .trim()
}

/** A pattern for what names step `id`: `steps.id` or `steps['id']`. */
export function mentionOf(id: string): RegExp {
  const escaped = id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`\\bsteps(?:\\.${escaped}(?![\\w-])|\\['${escaped}'\\])`, 'i')
}

/** `steps.id.outputs.name`, the whole of it in `match[0]`, the name in `match[1]` or `match[2]`. */
export function outputOf(id: string, flags = 'gi'): RegExp {
  return new RegExp(`${mentionOf(id).source}\\.outputs(?:\\.([\\w-]+)|\\['([\\w-]+)'\\])`, flags)
}

/** Whether `text` is nothing but this one expression. */
export function isOnly(text: string, id: string, output: string): boolean {
  if (!/^\$\{\{[\s\S]*\}\}$/.test(text.trim())) return false
  const body = bareCondition(text)
  const found = outputOf(id, 'i').exec(body)
  return found?.[0].length === body.length && (found[1] ?? found[2])?.toLowerCase() === output
}
