import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { readersWanted } from '#app/domain/panel/assignment.ts'
import { gapsIn } from '#app/domain/panel/assignment-check.ts'
import { isAssigning, isRevealed } from '#app/domain/panel/batch.ts'
import { chairSees, gradeOf, mayRead } from '#app/domain/panel/conflict.ts'
import { freeUnder } from '#app/domain/panel/room.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { type Batch, proposalsIn, readingsIn } from '#db/queries/batches.server.ts'
import { declarationsIn } from '#db/queries/conflicts.server.ts'
import { namedWithoutAnswer } from '#db/queries/named-in-panel.server.ts'
import { seenOutcome } from '#db/queries/outcome.server.ts'
import { firstPromiseIn } from '#db/queries/promise.server.ts'
import { standingReviews } from '#db/queries/ranking.server.ts'
import { outcomeView } from '../panel/outcome-view.server.ts'
import { inWords } from '../panel/seen-reviews.server.ts'
import { stagesOf, stageWord } from '../panel/stages.server.ts'
import { wentOnView } from '../panel/went-on.server.ts'
import { extraReadersView } from './extra-readers-view.server.ts'

/**
 * A batch for the office: who reads what, and once the scores are turned over the ranking with the line of the money.
 * Before the turn nobody sees an average, the office neither. What is closed to who looks is left out.
 */
export async function officeBatch(actor: Person, batch: Batch, now: Date) {
  const day = dayOf(now)
  const [proposals, readings, plan, declared] = await Promise.all([
    proposalsIn(db(), batch.id),
    readingsIn(db(), batch.id),
    assignmentPlan(db(), batch, day),
    declarationsIn(db(), actor.person, batch.round),
  ])
  const isOpen = (id: string) => {
    const grade = gradeOf(declared, id)
    return grade === null || mayRead(grade).ok
  }
  const revealed = isRevealed(batch.stage)
  const seen = await seenOutcome(db(), batch, day, isOpen)
  const open = proposals.filter(({ id }) => isOpen(id))
  const reviews = revealed
    ? await standingReviews(
        db(),
        open.map(({ id }) => id),
      )
    : []
  const gaps = gapsIn(plan.given, plan.proposals, plan.members, plan.rules)
  return {
    id: batch.id,
    name: batch.name,
    roundName: batch.roundName,
    stage: batch.stage,
    stageWord: stageWord(batch.stage),
    stages: await stagesOf(batch),
    wentOn: await wentOnView(batch.id, batch.track === 'small-start'),
    decideBy: m.manager_panel_decide_by({
      day: formatDay((await firstPromiseIn(db(), batch.id)) ?? batch.decideBy, currentLocale()),
    }),
    deciding: revealed && batch.stage !== 'extra-reviews',
    extra: extraReadersView(actor, batch, plan, open),
    assign:
      can(actor, 'assign-reviewers').ok &&
      (batch.stage === 'conflicts' || batch.stage === 'scoring') &&
      gaps.length > 0,
    manage:
      can(actor, 'assign-reviewers').ok && isAssigning(batch.stage)
        ? { until: batch.scoringUntil && formatDay(batch.scoringUntil, currentLocale()) }
        : null,
    named: (await namedWithoutAnswer(db(), actor.fund, day, { batch: batch.id })).filter((one) =>
      isOpen(one.proposal),
    ),
    undeclared: isAssigning(batch.stage) && plan.undeclared.length > 0,
    apart: new Set(
      readings
        .filter((reading) => reading.returned && reading.grade && !mayRead(reading.grade).ok)
        .map((one) => one.member),
    ).size,
    room: {
      rooms: seen.limits.map((limit) => ({
        key: limit.scope,
        name: limit.name,
        free: freeUnder(limit),
        ceiling: limit.ceiling,
      })),
      headroom: seen.headroom,
      from: formatDay(seen.from, currentLocale()),
    },
    readers: open.map(({ id, title }) => ({
      key: id,
      title,
      wanted: plan.proposals.includes(id) ? readersWanted(plan.rules, id) : batch.perProposal,
      readers: readings
        .filter((reading) => reading.proposal === id && !reading.returned)
        .map(({ name, locked, grade }) => ({ name, locked, acquainted: chairSees(grade) })),
    })),
    outcome: revealed ? outcomeView(batch, seen, { hrefOf: (id) => `/manager/proposals/${id}` }) : null,
    reviews: open
      .map(({ id, title }) => ({
        key: id,
        title,
        reviews: inWords(
          reviews.filter((review) => review.proposal === id),
          actor.person,
        ),
      }))
      .filter((proposal) => proposal.reviews.length > 0),
  }
}
