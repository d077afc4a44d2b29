import type { IsoDate } from '../calendar.ts'
import type { GrantState } from '../grant/grant.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { type Draft, draftSchema, type FrozenDocument, type SmallStartDocument } from './schema.ts'

/** What a small start brought: what was learned, and the last figure of each indicator with its day. */
export type Brought = {
  lessons: readonly string[]
  figures: ReadonlyMap<string, { value: number; on: IsoDate | null }>
}

/**
 * May a small start grow into a whole plan? It was carried out: its last report is accepted. Refuses
 * `not-in-this-state` (state of the grant), and `not-a-small-start`.
 */
export function canGrow(
  document: FrozenDocument | null,
  grant: GrantState | null,
): Verdict<{ document: SmallStartDocument }> {
  if (document?.track !== 'small-start') return refused('not-a-small-start')
  if (grant !== 'settling' && grant !== 'settled') return refused('not-in-this-state', { state: grant })
  return allowed({ document })
}

/**
 * The draft of a whole plan that takes over a small start: every answer under its own name, but its days and its amount,
 * which are new; its indicators with the figure that was reached as the baseline; its lessons as the beginning of what is
 * new. All of it can be changed.
 */
export function grown(
  { aboutUs, voornemen, verbinding, vooruitgang, money }: SmallStartDocument,
  brought: Brought,
): Draft {
  const { startDate: _start, endDate: _end, ...plan } = voornemen
  const { amountAsked: _asked, ...bank } = money
  const indicators = vooruitgang.indicators.map((indicator) => {
    const reached = brought.figures.get(indicator.id)
    const { id, indicatorName, targetValue } = indicator
    return reached
      ? { id, indicatorName, baselineValue: reached.value, baselineDate: reached.on ?? undefined }
      : { ...indicator, baselineValue: indicator.baselineValue ?? undefined, targetValue }
  })
  const whatIsNew = brought.lessons.join('\n\n')
  const sections = {
    aboutUs,
    voornemen: plan,
    verbinding,
    verandering: whatIsNew ? { whatIsNew } : {},
    vooruitgang: { ...vooruitgang, indicators },
    money: bank,
  }
  return draftSchema.parse(withoutNulls(sections))
}

/** A field that was left empty is open again. */
function withoutNulls(
  sections: Record<string, Record<string, unknown>>,
): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(sections).map(([key, answers]) => [
      key,
      Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null)),
    ]),
  )
}
