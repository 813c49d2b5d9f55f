/** Careful reading of JSON that others wrote: every step may lead nowhere. */

/** The JSON value of `text`, or undefined where it isn't JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `field(payload, 'pull_request', 'head', 'sha')`: own properties only, undefined where the path ends early. */
export function field(value: unknown, ...path: readonly string[]): unknown {
  let current = value
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined
    // An object whose keys are unknown: the check above is all that can be said about it.
    current = (current as Record<string, unknown>)[name]
  }
  return current
}

export function stringAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = field(value, ...path)
  return typeof found === 'string' ? found : undefined
}

export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = field(value, ...path)
  return typeof found === 'number' ? found : undefined
}

export function booleanAt(value: unknown, ...path: readonly string[]): boolean | undefined {
  const found = field(value, ...path)
  return typeof found === 'boolean' ? found : undefined
}
