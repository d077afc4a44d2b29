import type { IsoDate } from '../calendar.ts'
import { sumCents } from '../money.ts'
import type { Condition } from './condition.ts'
import { factsNeeded } from './condition-references.ts'
import type { AgreementPictureData, PictureAnchor, PlaceInTime } from './picture-shapes.ts'
import type { Terms } from './terms.ts'

/** Where an agreement is: the day it is drawn for, when it was signed or has to be, and what is done by then. */
export type PictureMoment = {
  today: IsoDate
  signedOn: IsoDate | null
  /** The last day to sign; the knot of signing stands there while it is not signed. */
  signBy: IsoDate | null
  acceptedMilestones?: ReadonlySet<string>
  acceptedReports?: ReadonlySet<string>
  paidTranches?: ReadonlySet<string>
}

type Plan = Pick<Terms, 'milestones' | 'reports' | 'tranches' | 'experiment' | 'startsOn' | 'endsOn'>

/**
 * What the picture of an agreement shows. Money hangs at the last milestone its condition asks for; without one at the
 * last report, at its day, or at the signing. Only reports that money hangs at have a knot. `words` says a condition. Shares in basis points of all tranches together.
 */
export function pictureOf(
  terms: Plan,
  moment: PictureMoment,
  words: (condition: Condition) => string,
): AgreementPictureData {
  const { signedOn, signBy, today } = moment
  const total = Math.max(1, sumCents(terms.tranches.map(({ amountCents }) => amountCents)))
  const anchors = new Map(
    terms.tranches.map(({ id, condition, plannedOn }) => [id, anchorOf(condition, plannedOn, terms)]),
  )
  const hanging = new Set(
    [...anchors.values()].flatMap((anchor) => ('report' in anchor ? [anchor.report] : [])),
  )
  const next = signedOn === null ? undefined : firstOpen(terms, moment)
  const stateOf = (done: boolean, id: string): PlaceInTime => (done ? 'done' : id === next ? 'now' : 'ahead')
  return {
    from: signedOn ?? signBy ?? terms.startsOn,
    to: terms.endsOn,
    today,
    ...(signedOn === null ? {} : { signedOn }),
    milestones: terms.milestones.map(({ id, number, title, due }) => ({
      id,
      number,
      title,
      due,
      state: stateOf(moment.acceptedMilestones?.has(id) ?? false, id),
    })),
    ...(terms.experiment ? { reviewDate: terms.experiment.reviewDate } : {}),
    reports: terms.reports
      .filter(({ id }) => hanging.has(id))
      .map(({ id, title, due }) => ({
        id,
        title,
        due,
        state: stateOf(moment.acceptedReports?.has(id) ?? false, id),
      })),
    tranches: terms.tranches.map(({ id, number, amountCents, plannedOn, condition }) => ({
      id,
      number,
      of: terms.tranches.length,
      amount: amountCents,
      plannedOn,
      conditionWords: words(condition),
      shortWords: words(essentialOf(condition)),
      anchor: anchors.get(id) as PictureAnchor,
      state: moment.paidTranches?.has(id) ? 'done' : 'ahead',
      share: Math.round((amountCents * 10_000) / total),
    })),
  }
}

function anchorOf(condition: Condition, plannedOn: IsoDate, { milestones, reports }: Plan): PictureAnchor {
  const needed = factsNeeded(condition)
  const milestone = lastDue(milestones, needed.milestones)
  if (milestone) return { milestone }
  const report = lastDue(reports, needed.reports)
  if (report) return { report }
  const [day] = needed.days.toSorted().slice(-1)
  if (day) return { date: day }
  return needed.confirmations.length + needed.tranches.length + needed.indicators.length > 0
    ? { date: plannedOn }
    : { signed: true }
}

/** What a tranche waits for of its own: without signatures and baseline, unless it waits for nothing else. */
function essentialOf(condition: Condition): Condition {
  if (!('all' in condition)) return condition
  const own = condition.all.filter((part) => !('signed' in part || 'baselineRecorded' in part))
  return own.length === 0 ? condition : { all: own }
}

function lastDue(rows: readonly { id: string; due: IsoDate }[], ids: readonly string[]): string | undefined {
  const named = rows.filter(({ id }) => ids.includes(id))
  return named.toSorted((one, other) => one.due.localeCompare(other.due)).at(-1)?.id
}

/** The first milestone, or else report, that is not accepted yet: what lies before who reads it. */
function firstOpen(
  { milestones, reports }: Plan,
  { acceptedMilestones, acceptedReports }: PictureMoment,
): string | undefined {
  const open = [
    ...milestones.filter(({ id }) => !acceptedMilestones?.has(id)),
    ...reports.filter(({ id }) => !acceptedReports?.has(id)),
  ]
  return open[0]?.id
}
