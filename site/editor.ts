import {type Completion, complete, helpAt} from './completion.ts'
import {byId, element} from './dom.ts'
import type {Problem, Words} from './protocol.ts'

export interface Editor {
  readonly area: HTMLTextAreaElement
  setText(text: string): void
  /** Marks the lines. */
  mark(problems: readonly Problem[]): void
  goTo(line: number): void
}

/** The text of the step, with its lines counted and marked, completion and help. `words`: once they are known. */
export function createEditor(words: () => Words | undefined, onInput: () => void): Editor {
  const root = byId('editor', HTMLDivElement)
  const area = byId('step', HTMLTextAreaElement)
  const list = byId('choices', HTMLDivElement)
  const hover = byId('hover', HTMLDivElement)
  const help = byId('help', HTMLElement)
  const [gutter, marks] = ['.gutter', '.marks'].map(name => root.querySelector(name))
  let open: Completion | undefined
  let chosen = 0

  const lineCount = () => area.value.split('\n').length
  function grow(): void {
    const count = lineCount()
    area.rows = Math.max(12, count + 1)
    const numbers = Array.from({length: count}, (_, at) => at + 1).join('\n')
    if (gutter && gutter.textContent !== numbers) gutter.textContent = numbers
  }

  function show(completion: Completion | undefined): void {
    open = completion
    chosen = 0
    list.hidden = completion === undefined
    if (!completion) return area.removeAttribute('aria-activedescendant')
    const before = area.value.slice(0, completion.from)
    const row = before.split('\n').length
    const column = before.length - before.lastIndexOf('\n') - 1
    list.style.top = `calc(0.5rem + ${row} * var(--row))`
    list.style.left = `max(0px, min(calc(${column}ch + 0.3rem - ${area.scrollLeft}px), 100% - 20ch))`
    list.replaceChildren(
      ...completion.choices.map(({text}, at) =>
        element('div', {role: 'option', id: `choice-${at}`, 'aria-selected': 'false'}, text)
      )
    )
    choose(0)
  }

  function choose(at: number): void {
    const count = list.children.length
    chosen = (at + count) % count
    for (const [index, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(index === chosen))
    list.children[chosen]?.scrollIntoView({block: 'nearest'})
    area.setAttribute('aria-activedescendant', `choice-${chosen}`)
  }

  function accept(): void {
    const text = open?.choices[chosen]?.text
    if (!open || text === undefined) return
    area.setRangeText(text, open.from, open.to, 'end')
    show(undefined)
    area.dispatchEvent(new InputEvent('input', {inputType: 'insertReplacementText'}))
  }

  function suggest(always: boolean): void {
    const known = words()
    const caret = area.selectionStart
    const found = known && caret === area.selectionEnd ? complete(area.value, caret, known) : undefined
    // Without being asked, only once a word has begun.
    show(found && (always || found.to > found.from || /[=,{]$/.test(area.value.slice(0, caret))) ? found : undefined)
  }

  function showHelp(): void {
    const known = words()
    const texts = known ? helpAt(area.value, area.selectionStart, known) : []
    const text = texts.join('\n')
    if (help.dataset.text === text) return
    help.dataset.text = text
    help.hidden = texts.length === 0
    help.replaceChildren(...texts.map(line => element('p', {}, line)))
  }

  area.addEventListener('input', event => {
    grow()
    const typed =
      event instanceof InputEvent && event.inputType.startsWith('insert') && event.inputType !== 'insertReplacementText'
    if (typed && event.data !== null) suggest(false)
    else show(undefined)
    onInput()
  })
  area.addEventListener('keydown', event => {
    if (event.key === ' ' && event.ctrlKey) suggest(true)
    else if (!open) return
    else if (event.key === 'ArrowDown') choose(chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen - 1)
    else if (event.key === 'Enter' || event.key === 'Tab') accept()
    else if (event.key === 'Escape') show(undefined)
    else return
    event.preventDefault()
  })
  area.addEventListener('blur', () => show(undefined))
  list.addEventListener('mousedown', event => {
    // The text keeps the focus.
    event.preventDefault()
    const at = [...list.children].findIndex(item => item.contains(event.target as Node))
    if (at === -1) return
    choose(at)
    accept()
  })
  document.addEventListener('selectionchange', () => {
    if (document.activeElement === area) showHelp()
  })
  area.addEventListener('mousemove', ({offsetY}) => {
    const known = words()
    const row = Math.floor((offsetY - 8) / rowHeight())
    const lines = area.value.split('\n')
    const texts =
      known && lines[row]?.trim() ? helpAt(area.value, lines.slice(0, row + 1).join('\n').length, known) : []
    hover.hidden = texts.length === 0
    if (hover.hidden || hover.dataset.text === texts.join('\n')) return
    hover.dataset.text = texts.join('\n')
    hover.style.top = `calc(0.75rem + ${row + 1} * var(--row))`
    hover.replaceChildren(...texts.map(line => element('p', {}, line)))
  })
  area.addEventListener('mouseleave', () => {
    hover.hidden = true
  })
  area.addEventListener('keydown', () => {
    hover.hidden = true
  })
  const rowHeight = () => Number.parseFloat(getComputedStyle(area).lineHeight)

  return {
    area,
    setText(text) {
      area.value = text
      grow()
    },
    mark(problems) {
      const lines = new Map(
        [...problems].reverse().flatMap(({line, severity}) => (line === undefined ? [] : [[line, severity]]))
      )
      area.setAttribute('aria-invalid', String(problems.some(({severity}) => severity === 'error')))
      marks?.replaceChildren(
        ...[...lines].map(([line, severity]) => {
          const mark = element('div', {class: severity})
          mark.style.top = `calc(${line - 1} * var(--row))`
          return mark
        })
      )
    },
    goTo(line) {
      const start =
        area.value
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length + (line > 1 ? 1 : 0)
      const end = area.value.indexOf('\n', start)
      area.focus()
      area.setSelectionRange(start, end === -1 ? area.value.length : end)
    }
  }
}
