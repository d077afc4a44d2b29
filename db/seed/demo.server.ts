import { dayOf } from '#app/domain/calendar.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { castOn } from './cast/index.ts'
import { agreementActs } from './play/agreement.ts'
import { applyActs } from './play/apply.ts'
import { checkActs } from './play/checks.ts'
import { complaintActs } from './play/complaint.ts'
import { fundMoneyActs } from './play/fund-money.ts'
import { harvestActs } from './play/harvest.ts'
import { learningActs } from './play/learning.ts'
import { loanActs } from './play/loan.ts'
import { meetingActs } from './play/meeting.ts'
import { nearActs } from './play/near.ts'
import { outcomeActs } from './play/outcome.ts'
import { batchActs, panelActs } from './play/panel.ts'
import { partnerActs } from './play/partners.ts'
import { pastActs } from './play/past.ts'
import { paymentActs } from './play/payment.ts'
import { reportActs } from './play/report.ts'
import { roundActs, setUp } from './play/set-up.ts'
import { smallStartActs } from './play/small-start.ts'
import type { Act, SeedTools, Stage } from './play/stage.ts'

/**
 * Loads the example fund into an empty database: the real programme, and eight invented initiatives that walk the whole
 * path through the same commands as everybody, each at its own moment. A rule that says no stops the loading.
 */
export async function seedDemo(now: Date, tools: SeedTools): Promise<void> {
  if (await currentFund(db())) return
  const stage: Stage = {
    cast: castOn(dayOf(now)),
    fund: '',
    people: new Map(),
    rounds: new Map(),
    batches: new Map(),
    proposals: new Map(),
    rows: new Map(),
    decisions: new Map(),
    grants: new Map(),
  }
  await setUp(stage, tools.clauses)
  for (const act of inOrder(actsOf(stage, tools, now))) {
    if (act.at > now) continue
    await perform(act)
  }
}

function actsOf(stage: Stage, tools: SeedTools, now: Date): Act[] {
  return [
    ...roundActs(stage),
    ...stage.cast.initiatives.flatMap((one) => [
      ...applyActs(stage, one),
      ...panelActs(stage, one),
      ...agreementActs(stage, one, tools),
      ...paymentActs(stage, one),
      ...reportActs(stage, one, tools),
      ...learningActs(stage, one, tools),
      ...outcomeActs(stage, one),
    ]),
    ...fundMoneyActs(stage, now),
    ...loanActs(stage),
    ...harvestActs(stage, tools),
    ...partnerActs(stage),
    ...checkActs(stage),
    ...nearActs(stage),
    ...pastActs(stage),
    ...complaintActs(stage),
    ...smallStartActs(stage),
    ...meetingActs(stage),
    ...batchActs(stage),
  ]
}

function inOrder(acts: Act[]): Act[] {
  return acts.sort((one, other) => one.at.getTime() - other.at.getTime())
}

async function perform(act: Act): Promise<void> {
  try {
    await act.run(act.at)
  } catch (error) {
    throw new Error(`the demo stopped at "${act.what}" on ${act.at.toISOString()}`, { cause: error })
  }
}
