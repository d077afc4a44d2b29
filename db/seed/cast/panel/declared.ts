import type { IsoDate } from '#app/domain/calendar.ts'
import { moment } from '../clock.ts'
import type { ConflictStep, DeclarantKey } from '../shape.ts'

type Known = Pick<ConflictStep, 'grade' | 'grounds' | 'note'>

const declarants: readonly DeclarantKey[] = [
  'aukje',
  'mohamed',
  'sanne',
  'wim',
  'grietje',
  'sipke',
  'tjitske',
]

/** Everybody of panel and staff declares on one evening; those who are not named know nobody. */
export function declared(day: IsoDate, known: Partial<Record<DeclarantKey, Known>>): ConflictStep[] {
  return declarants.map((by, place) => ({
    at: moment(day, `20:${10 + 4 * place}`),
    by,
    ...(known[by] ?? { grade: 'none' as const }),
  }))
}
