/** A piece of a text that stayed, came or went. */
export type Piece = { text: string; kind: 'same' | 'added' | 'removed' }
