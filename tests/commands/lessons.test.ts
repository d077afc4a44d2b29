import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { decideSettlement } from '#app/commands/decide-settlement.server.ts'
import { showLesson } from '#app/commands/show-lesson.server.ts'
import { tagLesson } from '#app/commands/tag-lesson.server.ts'
import type { Person } from '#app/domain/access.ts'
import { refused } from '#app/domain/verdict.ts'
import { keptLessonPage, keptLessonsPage } from '#app/server/lessons/kept-lessons.server.ts'
import { db } from '#db/client.server.ts'
import { keptLessons, lessonById, lessonHistory } from '#db/queries/lessons.server.ts'
import { publishedLessons } from '#db/queries/public/lessons.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { grants, lessons } from '#db/schema/index.ts'
import { useDatabase } from '#tests/database.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { course, preparedSettlement } from '#tests/world/course.ts'
import { granting, runningGrant } from '#tests/world/granting.ts'
import { declare } from '#tests/world/panel.ts'

useDatabase({ max: 12 })

const learned = { title: 'Begin met koffie', text: 'Wie eerst koffie drinkt, hoort meer.' }
const everything = { words: [], criterion: null, pillar: null, neighbourhood: null }
let world: World
let sipke: Person
let grant: string
let proposal: string
let lesson: string

beforeAll(async () => {
  world = await aFund(900_000_00)
  sipke = await enter(world, 'sipke')
  const made = await runningGrant(world)
  ;({ grant, proposal } = made)
  await preparedSettlement(made, { lesson: learned })
  const tjitske = { ...made.panel.tjitske, steppedUpAt: course.decide }
  await yes(decideSettlement(tjitske, made.grant, { operation: operation() }, course.decide))
  lesson = (await keptLessons(db(), sipke))[0]?.id ?? ''
})

const tag = (by: Person, tags: { pillars?: string[]; neighbourhoods?: string[] }, id = lesson) =>
  tagLesson(
    by,
    id,
    { operation: operation(), criterion: 'verbinding', pillars: [], neighbourhoods: [], ...tags },
    granting.payment,
  )
let passed = 0
const show = (by: Person, visible: boolean, reason = '', id = lesson) =>
  showLesson(
    by,
    id,
    { operation: operation(), show: visible, reason },
    later({ minutes: ++passed }, granting.payment),
  )
const published = async () => (await publishedLessons(db(), world.fund, everything)).map(({ id }) => id)

describe('a lesson of a settlement', () => {
  test('is kept by the fund after the decision, and nobody else reads it yet', async () => {
    expect(await lessonById(db(), sipke, lesson)).toMatchObject({ ...learned, published: false, grant })
    const [row] = await db().select().from(lessons).where(eq(lessons.id, lesson))
    expect(row?.settlementId).not.toBeNull()
    expect(await published()).not.toContain(lesson)
  })

  test('is shown to everybody, and taken off again with a reason; who did it and why is kept', async () => {
    await yes(show(sipke, true))
    expect(await published()).toContain(lesson)
    expect(await show(sipke, true)).toEqual(refused('lesson-as-it-is'))
    expect(await show(sipke, false, ' ')).toEqual(refused('reason-needed'))
    await yes(show(sipke, false, 'Er staat een naam in.'))
    expect(await published()).not.toContain(lesson)
    expect(await lessonHistory(db(), lesson)).toMatchObject([
      { act: 'unpublished', reason: 'Er staat een naam in.', by: sipke.name },
      { act: 'published', reason: null },
    ])
  })

  test('is about what its grant is about, also in the list of the manager, until it gets tags of its own', async () => {
    const { pillars, neighbourhoods } = await publicProgramme(db(), world.fund)
    const [of] = await db().select().from(grants).where(eq(grants.id, grant))
    const names = (all: { key: string; name: string }[], keys: readonly string[] | undefined) =>
      all.filter(({ key }) => keys?.includes(key)).map(({ name }) => name)
    const [line] = (await keptLessonsPage(sipke)).lessons.filter(({ key }) => key === lesson)
    const expected = [...names(pillars, of?.pillars), ...names(neighbourhoods, of?.neighbourhoods)]
    expect(expected.length).toBeGreaterThan(0)
    for (const name of expected) expect(line?.about).toContain(name)
    expect((await keptLessonPage(sipke, lesson)).chosen).toMatchObject({ pillars: [], neighbourhoods: [] })
  })

  test('gets tags of the programme, and no others', async () => {
    const { pillars, neighbourhoods } = await publicProgramme(db(), world.fund)
    const tags = {
      pillars: pillars.slice(0, 1).map(({ key }) => key),
      neighbourhoods: neighbourhoods.slice(0, 1).map(({ key }) => key),
    }
    await yes(tag(sipke, tags))
    expect(await lessonById(db(), sipke, lesson)).toMatchObject({ criterion: 'verbinding', ...tags })
    expect(await tag(sipke, { pillars: ['bestaat-niet'] })).toEqual(refused('lesson-tags-unknown'))
    expect(await tag(sipke, { neighbourhoods: ['bestaat-niet'] })).toEqual(refused('lesson-tags-unknown'))
  })

  test('is the manager’s to keep: not the approver’s, another fund’s, or of who stands too near', async () => {
    const others = [
      await enter(world, 'tjitske'),
      await enter(world, 'henk'),
      await enter(await aFund(), 'sipke'),
    ]
    for (const other of others) {
      expect(await tag(other, {})).toEqual(refused('not-found'))
      expect(await show(other, true)).toEqual(refused('not-found'))
    }
    expect(await show(sipke, true, '', 'no-key')).toEqual(refused('not-found'))
    await yes(declare(sipke, proposal, 'close', granting.payment))
    expect(await show(sipke, true)).toEqual(refused('not-found'))
    expect((await keptLessons(db(), sipke)).map(({ id }) => id)).not.toContain(lesson)
    expect(
      await db()
        .select()
        .from(lessons)
        .where(and(eq(lessons.id, lesson), eq(lessons.published, false))),
    ).toHaveLength(1)
  })
})
