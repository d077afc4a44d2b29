import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passScreening } from '#app/commands/pass-screening.server.ts'
import { type AccessSubject, type Actor, can, type Person, type Relation } from '#app/domain/access.ts'
import { type ConflictGrade, mayRead } from '#app/domain/panel/conflict.ts'
import { db } from '#db/client.server.ts'
import { myProposals } from '#db/queries/proposal-course.server.ts'
import { findProposals } from '#db/queries/proposal-search.server.ts'
import { relationToProposal } from '#db/queries/proposals.server.ts'
import { readingList, toDeclare } from '#db/queries/reviewer/reading-list.server.ts'
import { officeProposal } from '#db/queries/screening.server.ts'
import { memberships, proposals } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aVisitor, begun, submitted } from '#tests/world/applying.ts'
import { aFund, enter, operation, type World, yes } from '#tests/world/base.ts'
import { aPanel, assigned, declare, moments, type Panel, type ReaderName, turn } from '#tests/world/panel.ts'

useDatabase({ max: 8 })

const applicants = ['ineke', 'fatma', 'durk', 'baukje'] as const
const readers = ['aukje', 'mohamed', 'sanne', 'wim'] as const
type Applicant = (typeof applicants)[number]
type Plan = {
  owner: Applicant
  others: Record<Applicant, Relation>
  state: 'draft' | 'submitted' | 'in-review'
  /** What each reader says of it, null for one who says nothing; and who finds out later that they are close. */
  grades: Record<ReaderName, ConflictGrade | null>
  late: ReaderName | null
}
type Made = Plan & { id: string; readBy: Set<string> }

const relation = fc.constantFrom<Relation>('none', 'none', 'reader', 'editor', 'owner')
const reader = fc.constantFrom<ReaderName>(...readers)
/** Three of the four can read each proposal, as the assignment needs. */
const grades = fc
  .tuple(
    fc.array(fc.constantFrom<ConflictGrade>('none', 'acquainted'), { minLength: 4, maxLength: 4 }),
    reader,
    fc.constantFrom(null, 'none', 'close'),
  )
  .map(
    ([far, odd, said]) =>
      ({
        ...Object.fromEntries(readers.map((key, index) => [key, far[index]])),
        [odd]: said,
      }) as Plan['grades'],
  )
const plan: fc.Arbitrary<Plan> = fc.record({
  owner: fc.constantFrom(...applicants),
  others: fc.record({ ineke: relation, fatma: relation, durk: relation, baukje: relation }),
  state: fc.constantFrom('draft', 'submitted', 'in-review', 'in-review'),
  grades,
  late: fc.option(reader, { nil: null }),
})

test('every list holds exactly what the access table lets its reader see', async () => {
  const world = fc.tuple(fc.array(plan, { minLength: 2, maxLength: 4 }), fc.option(reader, { nil: null }))
  await fc.assert(
    fc.asyncProperty(world, async ([plans, interested]) => {
      await expectLists(await make(plans, interested))
    }),
    { numRuns: 5, endOnFailure: true },
  )
}, 180_000)

type All = {
  world: World
  panel: Panel
  made: Made[]
  interested: ReaderName | null
  writer: Actor
  anonymous: string
  elsewhere: string
}

async function make(plans: Plan[], interested: ReaderName | null): Promise<All> {
  const world = await aFund()
  const other = await aFund()
  const elsewhere = (
    await submitted(other, await enter(world, 'ineke').then((one) => ({ ...one, fund: other.fund })))
  ).proposal
  const panel = await aPanel(world)
  const made: Made[] = []
  for (const one of plans) made.push({ ...one, id: await proposalOf(world, one), readBy: new Set() })
  await onThePanel(world, panel, made, interested)
  const writer = await aVisitor(world)
  return { world, panel, made, interested, writer, anonymous: await begun(world, writer), elsewhere }
}

async function proposalOf(world: World, { owner, others, state }: Plan): Promise<string> {
  const by = await enter(world, owner)
  const id = state === 'draft' ? await begun(world, by) : (await submitted(world, by)).proposal
  const [row] = await db()
    .select({ initiative: proposals.initiativeId })
    .from(proposals)
    .where(eq(proposals.id, id))
  for (const key of applicants.filter((name) => name !== owner && others[name] !== 'none')) {
    const { person } = await enter(world, key)
    const since = new Date('2026-03-10T10:00:00Z')
    await db()
      .insert(memberships)
      .values({
        fundId: world.fund,
        initiativeId: row?.initiative as string,
        personId: person,
        relation: others[key],
        since,
      })
  }
  return id
}

async function onThePanel(
  world: World,
  panel: Panel,
  made: Made[],
  interested: ReaderName | null,
): Promise<void> {
  const read = made.filter(({ state }) => state === 'in-review')
  let batch = ''
  for (const { id } of read) {
    await yes(declare(panel.sipke, id, 'none', moments.screening))
    batch = (await yes(passScreening(panel.sipke, id, { operation: operation() }, moments.screening))).batch
    await yes(declare(panel.grietje, id))
  }
  if (!batch) return
  for (const { id, grades } of read) {
    for (const key of readers) if (grades[key]) await yes(declare(panel[key], id, grades[key] ?? 'none'))
  }
  for (const pair of await assigned(world, panel, batch))
    read.find(({ id }) => id === pair.proposal)?.readBy.add(pair.member)
  await yes(turn(panel, batch, 'conflicts', 'open-scoring'))
  for (const one of read) if (one.late) await declareNearer(panel, one, one.late, 'close')
  if (interested && read[0]) await declareNearer(panel, read[0], interested, 'interest')
}

async function declareNearer(
  panel: Panel,
  one: Made,
  reader: ReaderName,
  grade: ConflictGrade,
): Promise<void> {
  await yes(declare(panel[reader], one.id, grade, moments.scoring))
  one.grades = { ...one.grades, [reader]: grade }
}

async function expectLists({ world, panel, made, writer, anonymous, elsewhere }: All): Promise<void> {
  const listed = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort()
  const visible = (
    actor: Actor,
    subjectOf: (one: Made) => AccessSubject,
    action: Parameters<typeof can>[1],
  ) =>
    made
      .filter((one) => can(actor, action, subjectOf(one)).ok)
      .map(({ id }) => id)
      .sort()

  for (const key of applicants) {
    const actor = await enter(world, key)
    const standing = (one: Made): AccessSubject => ({
      relation: one.owner === key ? 'owner' : one.others[key],
    })
    expect(listed(await myProposals(db(), actor)), key).toEqual(visible(actor, standing, 'read-own-proposal'))
    for (const one of made)
      expect(await relationToProposal(db(), actor, one.id), key).toBe(standing(one).relation)
  }
  expect(listed(await myProposals(db(), writer))).toEqual([anonymous])

  for (const key of readers) {
    const actor = panel[key]
    expect(listed(await readingList(db(), actor)), key).toEqual(
      visible(actor, (one) => ({ panel: placeOf(one, key, actor, made) }), 'read-for-review'),
    )
    const undeclared = made.filter((one) => one.state === 'in-review' && one.grades[key] === null)
    expect(listed(await toDeclare(db(), actor)), key).toEqual(undeclared.map(({ id }) => id).sort())
  }

  for (const actor of [panel.sipke, panel.tjitske, await enter(world, 'henk')]) {
    const sent = made
      .filter(({ state }) => state !== 'draft')
      .map(({ id }) => id)
      .sort()
    expect(can(actor, 'see-office').ok).toBe(true)
    expect(listed((await findProposals(db(), actor, {})).rows)).toEqual(sent)
    for (const hidden of [elsewhere, anonymous]) expect(await officeProposal(db(), actor, hidden)).toBeNull()
  }
}

/** What the rules of the panel say, from what was declared and assigned alone. */
function placeOf(one: Made, key: ReaderName, actor: Person, all: readonly Made[]): AccessSubject['panel'] {
  const declared = one.grades[key]
  if (one.state !== 'in-review') return 'none'
  if (declared && !mayRead(declared).ok) return 'closed'
  const hasInterest = all.some(({ grades, state }) => state === 'in-review' && grades[key] === 'interest')
  return one.readBy.has(actor.person) && declared && !hasInterest ? 'readable' : 'assigned'
}
