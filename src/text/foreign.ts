/**
 * Of a text from outside, no more than this is looked at, in characters or bytes: what failed stands at its start, and
 * a body of megabytes must not keep a pattern busy.
 */
const LONGEST = 4096

export function clip(text: string): string {
  return text.slice(0, LONGEST)
}

/** Where the end tells more than the start: what a program wrote until it failed. */
export function clipStart(text: string): string {
  return text.slice(-LONGEST)
}

/** The start of a body, decoded no further than it is looked at. */
export function clipBytes(bytes: Buffer): string {
  return bytes.toString('utf8', 0, LONGEST)
}
