import { z } from 'zod'
import * as fields from '../../proposal/fields.ts'
import { countedTypes } from '../../proposal/schema/vooruitgang.ts'
import { conditionRowShape, openIn } from '../condition-rows.ts'
import { instrumentKinds } from '../instrument.ts'
import { maybe, percent, read, rowId, rows, several, ticked } from './reading.ts'

/** Milestones, reports, payments and indicators as rows of a form. */
export const planShape = {
  milestones: rows(
    {
      id: rowId,
      title: read(fields.text(140)),
      due: read(fields.date()),
      evidence: read(fields.longText(80)),
    },
    ['title', 'due', 'evidence'],
    1,
    40,
  ),
  reports: rows(
    {
      id: rowId,
      title: read(fields.text(100)),
      due: read(fields.date()),
      kind: z.enum(['interim', 'final'], { error: 'wrong' }),
      milestones: several,
    },
    ['title', 'due'],
    1,
    40,
  ),
  tranches: rows(
    {
      id: rowId,
      amount: read(fields.money()),
      plannedOn: read(fields.date()),
      instrument: z.enum(instrumentKinds, { error: 'wrong' }).default('gift'),
      kept: ticked,
      conditions: rows(conditionRowShape, ['fact'], 0, 20, openIn),
    },
    ['amount', 'plannedOn'],
    1,
    40,
  ),
  indicators: rows(
    {
      id: rowId,
      name: read(fields.text(120)),
      unit: read(fields.text(60)),
      type: z.enum(countedTypes, { error: 'wrong' }),
      baseline: maybe(fields.countedFigure()),
      baselineOn: maybe(fields.date()),
      noBaselineReason: maybe(fields.longText(60)),
      target: read(fields.countedFigure()),
      targetOn: read(fields.date()),
      source: read(fields.text(200)),
      programmeIndicator: maybe(fields.text(100)),
      share: percent(),
    },
    ['name', 'target'],
    1,
    20,
  ),
}
