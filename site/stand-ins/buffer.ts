/** What planning uses of Node's Buffer: the bytes of a text. */
export const Buffer = {from: (text: string) => new TextEncoder().encode(text)}
