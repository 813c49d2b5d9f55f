/** What reading the context uses of node:path: the files here are asked for by their last name. */
export const posix = {resolve: (...parts: readonly string[]) => parts.join('/')}
