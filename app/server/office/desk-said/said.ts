import type { DeskItem } from '#app/components/office/desk-list.tsx'

/** What a piece of work is filled in with: texts, and amounts and days as they are read. */
export type Values = {
  title: string
  amount: string
  number: string
  since: string
  on: string
  name: string
}

/** How one kind of work is said: what it asks, what it is, why it is there, and the one thing to do. */
export type Said = {
  asks: () => string
  look: DeskItem['look']
  what: (v: Values) => string
  why: (v: Values) => string
  action: () => string
}
