import type { DecisionTyped } from '#app/components/office/decision-form.tsx'
import { addMonths, type IsoDate } from '#app/domain/calendar.ts'
import { typedMoney } from '#app/domain/money.ts'
import { groundsFor } from '#app/domain/panel/ground.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import type { PanelSays } from '#app/domain/panel/says.ts'
import { complaintKindWords } from '#app/i18n/complaint-words.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import { type Batch, proposalsIn } from '#db/queries/batches.server.ts'
import { reopenedBy } from '#db/queries/complaints.server.ts'
import { type Decision, decisionOf, returnedOf } from '#db/queries/decisions.server.ts'
import { panelSays } from '#db/queries/panel-says.server.ts'
import { standingReviews } from '#db/queries/ranking.server.ts'
import type { OfficeProposal } from '#db/queries/screening.server.ts'
import { waitingList } from '#db/queries/waiting-list.server.ts'
import { reasonField } from './decision-form.server.ts'
import { panelPlaceOf, roomFor } from './decision-view.server.ts'

/**
 * What who prepares a decision starts with: what the panel says, what its readers wrote for each V (without their
 * names), the money, the grounds that fit, and what was prepared before.
 */
export async function decisionStart(proposal: OfficeProposal, batch: Batch, day: IsoDate) {
  const [reviews, says, place, list, read, before, returned, reopened] = await Promise.all([
    standingReviews(db(), [proposal.id]),
    panelSays(db(), batch, [proposal], day),
    panelPlaceOf(batch, proposal, day),
    waitingList(db(), batch.round),
    proposalsIn(db(), batch.id),
    decisionOf(db(), proposal.id),
    returnedOf(db(), proposal.id),
    reopenedBy(db(), proposal.id),
  ])
  const startsOn = read.find(({ id }) => id === proposal.id)?.startsOn ?? day
  const taken = list.filter((one) => one.proposal !== proposal.id).map((one) => one.place)
  const start = {
    place: firstFree(taken),
    until: addMonths(day, batch.settings.waitingMonths),
    conditions: place.advice === 'fund-with-conditions' ? (place.note ?? '') : '',
  }
  return {
    place,
    room: await roomFor(batch, startsOn, day),
    asked: proposal.asked,
    grounds: groundsFor(says.get(proposal.id) as PanelSays),
    conditions: reviews.flatMap(({ condition }) => condition ?? []),
    criteria: criteria.map((key) => ({
      key,
      field: reasonField(key),
      name: criterionWords(key, currentLocale()).name,
      said: reviews.flatMap(({ scores, anew }) =>
        [...scores, ...anew].filter((one) => one.criterion === key && one.reason).map(lineOf),
      ),
    })),
    returned: returned && { by: returned.by, reason: returned.reason },
    reopened: reopened && {
      id: reopened.id,
      kind: complaintKindWords[reopened.kind](),
      reasons: reopened.reasons ?? '',
    },
    saved: savedIn(before ?? returned?.decision ?? null, proposal.asked, start),
  }
}

function lineOf({ score, reason }: { score: number | null; reason: string | null }): string {
  return `${score ?? '–'}: ${reason}`
}

/** The first place on a list that nobody has. */
function firstFree(taken: readonly number[]): number {
  let place = 1
  while (taken.includes(place)) place++
  return place
}

/** What was prepared before and not taken yet, to go on with; otherwise what was asked and what the meeting said. */
function savedIn(
  decision: Decision | null,
  asked: number,
  start: { place: number; until: IsoDate; conditions: string },
): DecisionTyped {
  const before = decision && decision.decidedAt === null ? decision : null
  return {
    outcome: before?.outcome ?? '',
    amount: typedMoney(before?.amount ?? asked),
    lowerReason: before?.lowerReason ?? '',
    conditions: before?.conditions.join('\n') ?? start.conditions,
    anotherWay: before?.anotherWay ?? '',
    departureReason: before?.departureReason ?? '',
    strengths: before?.strengths.join('\n') ?? '',
    ground: before?.ground ?? '',
    rule: before?.rule ?? '',
    waitingPlace: String(before?.waitingPlace ?? start.place),
    waitingUntil: before?.waitingUntil ?? start.until,
    waitingGround: before?.waitingGround ?? '',
    ...Object.fromEntries(criteria.map((key) => [reasonField(key), before?.reasons[key] ?? ''])),
  }
}
