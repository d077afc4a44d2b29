import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { acceptEvidence, returnEvidence } from '#app/commands/judge-evidence.server.ts'
import { sendEvidence } from '#app/commands/send-evidence.server.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { acceptersFor } from '#app/domain/grant/facts.ts'
import { refused } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { workOf } from '#db/queries/desk.server.ts'
import { evidenceOf, milestoneStanding } from '#db/queries/evidence.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'
import { outgoingMails } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { type GrantWorld, runningGrant } from '#tests/world/granting.ts'
import { known, reporting } from '#tests/world/reporting.ts'

useDatabase({ max: 12 })

let world: World
let made: GrantWorld
beforeAll(async () => {
  world = await aFund(900_000_00)
  made = await runningGrant(world)
})

const at = reporting.first
const of = (milestone: string = known.firstMilestone) => ({ grant: made.grant, milestone })
const form = (change = {}) => ({
  operation: operation(),
  text: 'Het taalcafé is open.',
  number: 24,
  file: null,
  ...change,
})
const accept = (actor = made.panel.sipke) => acceptEvidence(actor, of(), { operation: operation() }, at)
const mails = async (template: string) =>
  (await db().select().from(outgoingMails).where(eq(outgoingMails.template, template))).filter(
    ({ props }) => props.grant === made.grant,
  )

describe('evidence for one milestone', () => {
  test('is handed in by who writes for the initiative, about a milestone of the terms, and says something', async () => {
    const stranger = await enter(world, 'fatma')
    expect(await sendEvidence(stranger, of(), form(), at)).toEqual(refused('not-found'))
    expect(await sendEvidence(made.owner, of(operation()), form(), at)).toEqual(refused('not-found'))
    expect(await sendEvidence(made.owner, of(), form({ file: operation() }), at)).toEqual(
      refused('not-found'),
    )
    expect(await sendEvidence(made.owner, of(), form({ text: null, number: null }), at)).toEqual(
      refused('evidence-empty'),
    )
    expect(await milestoneStanding(db(), made.grant, known.firstMilestone)).toBe('planned')
  })

  test('can be asked about, and is answered with a new version', async () => {
    const once = form()
    const answers = await Promise.all([1, 2].map(() => sendEvidence(made.owner, of(), once, at)))
    expect(answers[1]).toEqual(answers[0])
    expect(await milestoneStanding(db(), made.grant, known.firstMilestone)).toBe('reported')
    const work = await workOf(db(), made.panel.sipke, dayOf(at))
    expect(
      work.filter(({ kind, subject }) => kind === 'evidence-judge' && subject === made.grant),
    ).toHaveLength(1)
    expect(await sendEvidence(made.owner, of(), form(), at)).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'reported' },
    })
    const question = (text: string) =>
      returnEvidence(made.panel.sipke, of(), { operation: operation(), question: text }, at)
    expect(await question(' ')).toEqual(refused('question-empty'))
    await yes(question('Waar is de foto?'))
    expect(await milestoneStanding(db(), made.grant, known.firstMilestone)).toBe('returned')
    expect((await mails('milestone-returned')).length).toBeGreaterThan(0)
    await yes(sendEvidence(made.owner, of(), form({ text: 'De foto komt morgen.' }), later({ days: 1 }, at)))
    const versions = await evidenceOf(db(), made.grant, known.firstMilestone)
    expect(versions.map(({ version, state, question: asked }) => [version, state, asked])).toEqual([
      [1, 'returned', 'Waar is de foto?'],
      [2, 'sent', null],
    ])
  })

  test('is accepted by the manager, who may prepare what it pays and never approve it', async () => {
    expect(await accept(made.panel.tjitske)).toEqual(refused('not-found'))
    expect(await accept(await enter(world, 'henk'))).toEqual(refused('not-found'))
    await yes(accept())
    expect(await milestoneStanding(db(), made.grant, known.firstMilestone)).toBe('accepted')
    expect(await accept()).toMatchObject({ reason: { code: 'not-in-this-state' } })
    expect((await mails('milestone-accepted')).length).toBeGreaterThan(0)
    const facts = await factsOfGrant(db(), made.fund, made.grant, dayOf(at))
    expect(facts?.happened.acceptedMilestones).toEqual([
      expect.objectContaining({ id: known.firstMilestone, by: made.panel.sipke.person }),
    ])
    const happened = facts?.happened ?? { acceptedMilestones: [], acceptedReports: [], confirmations: [] }
    expect(acceptersFor({ milestoneAccepted: known.firstMilestone }, happened)).toEqual([
      made.panel.sipke.person,
    ])
  })
})
