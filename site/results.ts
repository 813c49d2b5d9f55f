import {element, patch, pause} from './dom.ts'
import type {PlayedEvent, PlayedTag} from './protocol.ts'

const PUSHED = {yes: 'pushed', no: 'not pushed', 'if-allowed': 'pushed if the token may'}

/** Shows the runs, one a task. `isOld`: something newer is there to show. */
export async function showEvents(
  place: HTMLElement,
  events: readonly PlayedEvent[],
  isOld: () => boolean
): Promise<void> {
  if (events.length === 0) return place.replaceChildren()
  for (const [at, event] of events.entries()) {
    const before = place.children[at]
    const card = cardOf(event)
    if (before) patch(before, card)
    else place.append(card)
    await pause()
    if (isOld()) return
  }
}

function cardOf({name, about, result}: PlayedEvent): HTMLElement {
  const id = `event-${name.replaceAll(' ', '-')}`
  const card = element('section', {class: 'event', 'aria-labelledby': id})
  const title = element('header', {}, element('h3', {id}, name), element('span', {class: 'about'}, about))
  card.append(title)
  if ('failure' in result) {
    title.append(element('span', {class: 'push fails'}, 'fails'))
    card.append(element('p', {class: 'failure error'}, result.failure))
    return card
  }
  title.append(element('span', {class: `push ${result.push}`}, PUSHED[result.push]))
  card.append(element('p', {class: 'why'}, `Because: ${result.reason}.`))
  for (const image of result.images) {
    card.append(element('p', {class: 'image'}, element('code', {}, image.name)))
    if (image.tags.length > 0) card.append(...tagsOf(name, image.name, image.tags))
    else card.append(element('p', {class: 'why'}, 'No tag.'))
  }
  card.append(pairs(name, 'Labels', result.labels))
  if (result.annotations.length > 0) card.append(pairs(name, 'Annotations', result.annotations))
  return card
}

/** Rows that a card shows of itself: eight cards of hundreds are not to be overlooked, and slow to lay out. */
const MOST_ROWS = 40

function tagsOf(event: string, image: string, tags: readonly PlayedTag[]): HTMLElement[] {
  const label = `Tags of ${image}, ${event}`
  const [first, rest] = [tags.slice(0, MOST_ROWS), tags.slice(MOST_ROWS)]
  if (rest.length === 0) return [tableOf(label, first)]
  return [tableOf(label, first), folded(label, `${rest.length} more`, tableOf(`More: ${label}`, rest))]
}

function tableOf(label: string, tags: readonly PlayedTag[]): HTMLElement {
  const head = element(
    'tr',
    {},
    ...['Tag', 'Kind', 'Registry', 'Rule'].map(text => element('th', {scope: 'col'}, text))
  )
  const rows = tags.map(({name, kind, rule, fate}) =>
    element(
      'tr',
      {},
      element('td', {class: 'name'}, name),
      element('td', {}, kind),
      element('td', {}, fate),
      element('td', {class: 'rule'}, rule)
    )
  )
  return element(
    'div',
    {class: 'scroll'},
    element('table', {'aria-label': label}, element('thead', {}, head), element('tbody', {}, ...rows))
  )
}

function pairs(event: string, title: string, entries: readonly (readonly [string, string])[]): HTMLElement {
  const list = entries.flatMap(([key, value]) => [element('dt', {}, key), element('dd', {}, value)])
  return folded(`${title}, ${event}`, `${title} (${entries.length})`, element('dl', {}, ...list))
}

/** What the reader has opened stays open, also past a step that is wrong for as long as a word is typed. */
const opened = new Set<string>()

function folded(name: string, title: string, content: HTMLElement): HTMLElement {
  const attributes = {'data-of': name, open: opened.has(name) ? '' : undefined}
  const details = element('details', attributes, element('summary', {}, title), content)
  details.addEventListener('toggle', () => {
    // Another card's fold may have become this one.
    const {open, dataset} = details
    if (open) opened.add(dataset.of ?? '')
    else opened.delete(dataset.of ?? '')
  })
  return details
}
