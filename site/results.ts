import {element, pause} from './dom.ts'
import type {PlayedEvent, PlayedTag} from './protocol.ts'

/** What each card shows, so that only what has changed is made anew. */
const shown = new WeakMap<Element, string>()

const PUSHED = {yes: 'pushed', no: 'not pushed', 'if-allowed': 'pushed if the token may'}

/** Shows the runs, one a task. `isOld`: something newer is there to show. */
export async function showEvents(
  place: HTMLElement,
  events: readonly PlayedEvent[],
  isOld: () => boolean
): Promise<void> {
  if (events.length === 0) return place.replaceChildren()
  for (const [at, event] of events.entries()) {
    const text = JSON.stringify(event)
    const before = place.children[at]
    if (before && shown.get(before) === text) continue
    const card = cardOf(event)
    shown.set(card, text)
    for (const details of before?.querySelectorAll('details[open]') ?? [])
      card.querySelector(`details[data-of="${details.getAttribute('data-of')}"]`)?.setAttribute('open', '')
    if (before) before.replaceWith(card)
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
    if (image.tags.length > 0) card.append(tableOf(name, image.name, image.tags))
    else card.append(element('p', {class: 'why'}, 'No tag.'))
  }
  card.append(pairs('Labels', result.labels))
  if (result.annotations.length > 0) card.append(pairs('Annotations', result.annotations))
  return card
}

function tableOf(event: string, image: string, tags: readonly PlayedTag[]): HTMLElement {
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
  const label = `Tags of ${image}, ${event}`
  return element(
    'div',
    {class: 'scroll'},
    element('table', {'aria-label': label}, element('thead', {}, head), element('tbody', {}, ...rows))
  )
}

function pairs(title: string, entries: readonly (readonly [string, string])[]): HTMLElement {
  const list = entries.flatMap(([key, value]) => [element('dt', {}, key), element('dd', {}, value)])
  return element(
    'details',
    {'data-of': title},
    element('summary', {}, `${title} (${entries.length})`),
    element('dl', {}, ...list)
  )
}
