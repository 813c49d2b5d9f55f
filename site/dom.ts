type Child = Node | string

/** An element with these attributes and children; `class: ''` and `undefined` are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** The element of index.html with this id, which is of this class. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id)
  if (found instanceof type) return found
  throw new Error(`index.html has no ${type.name} #${id}`)
}

/**
 * Makes `before`, which is shown, equal to `after`, which is not: what is the same already stays as it is, so that a
 * letter more in one of hundreds of rows lays out one row.
 */
export function patch(before: Element, after: Element): void {
  if (before.isEqualNode(after)) return
  const [own, next] = [[...before.children], [...after.children]]
  if (before.nodeName !== after.nodeName || own.length === 0 || next.length === 0) return before.replaceWith(after)
  for (const {name, value} of after.attributes) before.setAttribute(name, value)
  for (const name of before.getAttributeNames()) if (!after.hasAttribute(name)) before.removeAttribute(name)
  for (const [at, child] of next.entries()) {
    const same = own[at]
    if (same) patch(same, child)
    else before.append(child)
  }
  for (const child of own.slice(next.length)) child.remove()
}

/** Ends the task, so that keys pressed meanwhile are heard before the next. */
export const pause = () => new Promise<void>(resolve => setTimeout(resolve))
