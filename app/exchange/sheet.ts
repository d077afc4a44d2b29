import type { IsoDate } from '#app/domain/calendar.ts'
import type { Cents } from '#app/domain/money.ts'

/** What a column holds: text, a whole number, an amount in cents, or a day. */
export type ColumnType = 'text' | 'number' | 'money' | 'day'
export type SheetColumn = { head: string; type: ColumnType; width?: number }
/** A cell fits the type of its column; null is empty. */
export type SheetCell = string | number | Cents | IsoDate | null
export type Sheet = { columns: readonly SheetColumn[]; rows: readonly (readonly SheetCell[])[] }
