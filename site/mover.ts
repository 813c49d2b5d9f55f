import type {JobReport} from '../src/migrate/migrate.ts'
import {element} from './dom.ts'
import type {DiffLine, Moved} from './protocol.ts'

/** Shows a moved workflow: what became of each job and its proof, the difference, and the whole text to copy. */
export function showMoved(place: HTMLElement, moved: Moved | undefined): void {
  if (moved === undefined) return place.replaceChildren(element('p', {class: 'hint'}, 'Nothing yet.'))
  if ('wrong' in moved) return place.replaceChildren(element('p', {class: 'error'}, `This is ${moved.wrong}.`))
  const {jobs, diff, text} = moved
  const none = element('p', {}, 'It builds no image in a way that could move.')
  const changed = diff.some(({kind}) => kind !== 'same')
  place.replaceChildren(
    ...(jobs.length === 0 ? [none] : jobs.map(jobOf)),
    ...(changed ? [diffOf(diff), copier(text)] : [])
  )
}

function jobOf({job, result, reason, line, notes, proof}: JobReport): HTMLElement {
  const what =
    result === 'left'
      ? element('p', {class: 'warning'}, `Job ${job}, line ${line}: left as it is: ${reason}`)
      : element('p', {}, `Job ${job}, line ${line}: moved.`)
  const more = notes.map(note => element('p', {class: 'hint'}, note))
  return element('div', {class: 'job'}, what, ...more, ...(proof.length > 0 ? [proofOf(job, proof)] : []))
}

/** Conditions that only the run can decide are looked at both ways; what is the same is shown once. */
function proofOf(job: string, proof: JobReport['proof']): HTMLElement {
  const rows = new Map(
    proof.map(({event, starts, runs, pushes, references}) => {
      const does = !starts ? 'never starts' : !runs ? 'skipped' : pushes ? 'pushes' : 'builds'
      const names = references.join(', ') || 'no names'
      return [`${event} ${does} ${names}`, [event, does, names]] as const
    })
  )
  const head = element(
    'tr',
    {},
    ...['Run', 'Step', 'Names, before and after'].map(text => element('th', {scope: 'col'}, text))
  )
  const body = [...rows.values()].map(([event = '', does = '', names = '']) =>
    element('tr', {}, element('td', {}, event), element('td', {}, does), element('td', {class: 'rule'}, names))
  )
  return element(
    'details',
    {},
    element('summary', {}, 'The proof: the same names in eight runs'),
    element(
      'div',
      {class: 'scroll'},
      element('table', {'aria-label': `Proof of job ${job}`}, element('thead', {}, head), element('tbody', {}, ...body))
    )
  )
}

const SIGNS = {same: ' ', added: '+', removed: '-'}

function diffOf(diff: readonly DiffLine[]): HTMLElement {
  const lines = diff.map(({kind, text}) => element('div', {class: kind}, `${SIGNS[kind]} ${text}`))
  // It scrolls, so it must be reachable by keyboard.
  return element('div', {class: 'diff', role: 'group', 'aria-label': 'Difference', tabindex: '0'}, ...lines)
}

function copier(text: string): HTMLElement {
  const button = element('button', {type: 'button'}, 'Copy the moved workflow')
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  })
  const area = element('textarea', {
    class: 'code',
    wrap: 'off',
    readonly: '',
    rows: '20',
    'aria-label': 'The moved workflow'
  })
  area.value = text
  return element('div', {}, button, area)
}
