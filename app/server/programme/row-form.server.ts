import { randomUUID } from 'node:crypto'
import { hashOfRow } from '#app/commands/edit-programme.server.ts'
import { notFound } from '../answers.server.ts'

/** The key in the address of a page that makes a new row. */
export const newKey = 'new'

/** What travels along with the form of a row: the hash of what was on the page, and the id of the act. */
export function envelope(row: object | null) {
  return { seen: row ? hashOfRow(row) : '', operation: randomUUID() }
}

export function found<Row>(row: Row | undefined): Row {
  if (row === undefined) throw notFound()
  return row
}
