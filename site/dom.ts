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

/** Ends the task, so that keys pressed meanwhile are heard before the next. */
export const pause = () => new Promise<void>(resolve => setTimeout(resolve))
