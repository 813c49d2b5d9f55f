import {type RunFacts, SAMPLE_FACTS} from '../src/migrate/events.ts'
import {byId, element} from './dom.ts'
import {createEditor} from './editor.ts'
import {Engine, latest} from './engine.ts'
import {fromFragment, type PageState, toFragment} from './link.ts'
import {showMoved} from './mover.ts'
import type {Problem, Words} from './protocol.ts'
import {showEvents} from './results.ts'

const FIRST_STEP = `images: |
  ghcr.io/acme/tool
tags: |
  type=semver,pattern={{version}}
  type=semver,pattern={{major}}.{{minor}}
  type=ref,event=branch
  type=ref,event=pr
  type=sha
`
const FIRST_USES = 'OWNER/publish-image@v1'
/** Of typing, before the address follows: a browser takes 200 changes in 30 seconds. */
const LINK_MS = 250

/** One time for all runs, so that they differ by what was written. */
const now = Date.now()
const engine = new Engine()
let words: Words | undefined
const editor = createEditor(() => words, changed)
const place = byId('events', HTMLDivElement)
const moved = byId('moved', HTMLDivElement)
const workflow = byId('workflow', HTMLTextAreaElement)
const uses = byId('uses', HTMLInputElement)
const existing = byId('existing', HTMLTextAreaElement)
const count = byId('count', HTMLParagraphElement)
const factsPlace = byId('facts', HTMLDetailsElement)
const factFields = [...factsPlace.querySelectorAll('input')]
const tabs = ['play', 'move'].map(name => ({
  name: name as PageState['tab'],
  tab: byId(`tab-${name}`, HTMLButtonElement),
  panel: byId(name, HTMLElement)
}))

const playNow = latest(async (state: PageState, isOld) => {
  const tags = state.existing.split(/[\s,]+/).filter(tag => tag !== '')
  const facts = {...SAMPLE_FACTS, ...state.facts}
  try {
    const {problems, events} = await engine.ask({kind: 'play', step: state.step, facts, existing: tags, now})
    showProblems(problems)
    await showEvents(place, events, isOld)
  } catch (error) {
    count.textContent = `This page failed, which is its own mistake: ${String(error)}`
  }
  if (!isOld()) place.setAttribute('aria-busy', 'false')
})

function play(state: PageState): void {
  place.setAttribute('aria-busy', 'true')
  playNow(state)
}

const move = latest(async ({workflow, uses}: PageState) => {
  if (workflow.trim() === '') return showMoved(moved, undefined)
  if (!/^\S+@\S+$/.test(uses))
    return showMoved(moved, {wrong: `no name of an action: “${uses}”. Write it like ${FIRST_USES}`})
  try {
    showMoved(moved, await engine.ask({kind: 'move', workflow, uses}))
  } catch (error) {
    moved.textContent = `This page failed, which is its own mistake: ${String(error)}`
  }
})

function showProblems(problems: readonly Problem[]): void {
  editor.mark(problems)
  const errors = problems.filter(({severity}) => severity === 'error').length
  const warnings = problems.length - errors
  const counted = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  const text = problems.length === 0 ? 'No errors.' : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`
  if (count.textContent !== text) count.textContent = text
  byId('problems', HTMLOListElement).replaceChildren(...problems.map(itemOf))
}

function itemOf({severity, message, cause, hint, line, events}: Problem): HTMLElement {
  const item = element('li', {class: severity})
  const text = element('p', {}, message)
  if (line !== undefined) {
    const button = element('button', {type: 'button'}, `Line ${line}`)
    button.addEventListener('click', () => editor.goTo(line))
    text.prepend(button, ' ')
  }
  item.append(text)
  const more = [
    cause === undefined ? '' : `Why: ${cause}.`,
    hint ?? '',
    events.length === 0 ? '' : `In: ${events.join(', ')}.`
  ].filter(part => part !== '')
  if (more.length > 0) item.append(element('p', {class: 'more'}, more.join(' ')))
  return item
}

function readFacts(): PageState['facts'] {
  const given: Record<string, string | number | boolean> = {}
  for (const {name, type, value, checked} of factFields) {
    const fact = type === 'checkbox' ? checked : type === 'number' ? Math.trunc(Number(value)) || 1 : value.trim()
    if (fact !== '' && fact !== SAMPLE_FACTS[name as keyof RunFacts]) given[name] = fact
  }
  // People know one commit.
  return given.sha === undefined ? given : {...given, headSha: given.sha}
}

function readState(): PageState {
  return {
    tab: tabs.find(({panel}) => !panel.hidden)?.name ?? 'play',
    step: editor.area.value,
    facts: readFacts(),
    existing: existing.value,
    workflow: workflow.value,
    uses: uses.value
  }
}

let timer: ReturnType<typeof setTimeout> | undefined
function changed(): void {
  const state = readState()
  if (state.tab === 'play') play(state)
  else move(state)
  clearTimeout(timer)
  timer = setTimeout(async () => history.replaceState(null, '', await toFragment(readState())), LINK_MS)
}

async function restore(): Promise<void> {
  const state = await fromFragment(location.hash)
  editor.setText(state.step ?? FIRST_STEP)
  existing.value = state.existing ?? ''
  workflow.value = state.workflow ?? ''
  uses.value = state.uses ?? FIRST_USES
  const facts: Record<string, unknown> = {...SAMPLE_FACTS, ...state.facts}
  for (const field of factFields) {
    if (field.type === 'checkbox') field.checked = facts[field.name] === true
    else field.value = String(facts[field.name] ?? '')
  }
  select(state.tab ?? 'play')
  const all = readState()
  play(all)
  move(all)
}

function select(name: PageState['tab']): void {
  for (const {name: own, tab, panel} of tabs) {
    panel.hidden = own !== name
    tab.setAttribute('aria-selected', String(own === name))
    tab.tabIndex = own === name ? 0 : -1
  }
}

for (const [at, {name, tab}] of tabs.entries()) {
  tab.addEventListener('click', () => {
    select(name)
    changed()
  })
  tab.addEventListener('keydown', ({key}) => {
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return
    const other = tabs[(at + 1) % tabs.length]
    other?.tab.focus()
    other?.tab.click()
  })
}
for (const field of [...factFields, existing, workflow, uses]) field.addEventListener('input', changed)
addEventListener('hashchange', () => void restore())
byId('share', HTMLButtonElement).addEventListener('click', async () => {
  history.replaceState(null, '', await toFragment(readState()))
  const said = byId('shared', HTMLSpanElement)
  try {
    await navigator.clipboard.writeText(location.href)
    said.textContent = 'Copied: the link holds all of this page.'
  } catch {
    said.textContent = 'The address above holds all of this page.'
  }
})
// On a phone the results come first.
factsPlace.open = matchMedia('(min-width: 60rem)').matches
await restore()
words = await engine.ask({kind: 'words'})
document.body.dataset.ready = 'true'
