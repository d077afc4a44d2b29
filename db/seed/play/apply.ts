import { randomUUID } from 'node:crypto'
import { finishSection } from '#app/commands/finish-section.server.ts'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import { startDraft } from '#app/commands/start-draft.server.ts'
import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { answersOf, pageSchema } from '#app/domain/proposal/schema/question.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { db } from '#db/client.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { memberships } from '#db/schema/index.ts'
import type { CastInitiative } from '../cast/shape.ts'
import { day } from './set-up.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

type Typed = Record<string, unknown>

/** Starting, writing and sending one proposal, page by page as the form takes it. */
export function applyActs(stage: Stage, one: CastInitiative): Act[] {
  const start: Act = {
    at: instant(one.startedAt),
    what: `start ${one.key}`,
    run: (at) => begin(stage, one, at),
  }
  const write: Act = {
    at: instant(one.savedAt),
    what: `write ${one.key}`,
    run: (at) => writeAll(stage, one, at),
  }
  if (!('submission' in one)) return [start, write]
  return [
    start,
    write,
    { at: instant(one.submission.at), what: `send ${one.key}`, run: (at) => send(stage, one, at) },
  ]
}

async function begin(stage: Stage, one: CastInitiative, at: Date): Promise<void> {
  const form = { operation: operation(), round: known(stage.rounds, one.round), eligibility: {}, fills: {} }
  const applicant = actor(stage, one.applicant, at)
  const { proposal } = await must(startDraft(applicant, form, at))
  stage.proposals.set(one.key, proposal)
  const initiative = (await ownProposal(db(), applicant, proposal))?.initiative
  if (!initiative) throw new Error(`${one.key} was not started`)
  for (const { person, relation } of one.members) {
    const { id } = known(stage.people, person)
    await db()
      .insert(memberships)
      .values({ fundId: stage.fund, initiativeId: initiative, personId: id, relation, since: at })
  }
}

async function writeAll(stage: Stage, one: CastInitiative, at: Date): Promise<void> {
  const writer = actor(stage, one.applicant, at)
  const proposal = known(stage.proposals, one.key)
  const { sections } = formOf('full')
  const done: readonly string[] = 'done' in one ? one.done : sections.map(({ key }) => key)
  let period: { startDate: IsoDate; endDate: IsoDate } | undefined
  for (const { key: section, questions } of sections) {
    const typed = withRowKeys(stage, one, (one.proposal as Record<string, Typed | undefined>)[section])
    if (!typed) continue
    let version = 0
    for (const asked of questions.filter(({ when }) => when(typed))) {
      const own = Object.fromEntries(Object.entries(typed).filter(([name]) => name in asked.fields))
      if (Object.keys(own).length === 0) continue
      const form = pageSchema(asked, { ...contextOf(stage, one), period }).parse({
        operation: operation(),
        version: String(version),
        ...own,
      })
      const answers = answersOf(asked, form) as Record<string, unknown>
      if ('startDate' in answers) period = answers as typeof period
      const page = { section, question: asked.key }
      const saved = await must(
        saveAnswers(writer, proposal, page, { operation: form.operation, version, answers }, at),
      )
      version = saved.version
    }
    if (done.includes(section))
      await must(
        finishSection(writer, proposal, section, { operation: operation(), version, done: true }, at),
      )
  }
}

async function send(stage: Stage, one: CastInitiative & { submission: unknown }, at: Date): Promise<void> {
  const form = {
    operation: operation(),
    declareTruth: true,
    declareMayApply: true,
    declareOtherMoneyTold: true,
    declareNoParticipantNames: true,
    declarePrivacyRead: true,
  } as const
  await must(submitProposal(actor(stage, one.applicant, at), known(stage.proposals, one.key), form, at))
}

/** Rows get the key that the form makes when a row is added; later steps name them by their place. */
function withRowKeys(stage: Stage, one: CastInitiative, typed: Typed | undefined): Typed | undefined {
  if (!typed) return undefined
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => {
      if (!Array.isArray(value) || typeof value[0] !== 'object') return [name, value]
      const rows = value.map((row: Typed) => ({ id: randomUUID(), ...row }))
      stage.rows.set(
        `${one.key} ${name}`,
        rows.map(({ id }) => id),
      )
      return [name, rows]
    }),
  )
}

function contextOf(stage: Stage, one: CastInitiative) {
  const { fund } = stage.cast
  const round = fund.rounds.find(({ key }) => key === one.round)
  return {
    neighbourhoods: [...fund.neighbourhoods.map(({ key }) => key), 'several'],
    pillars: ['wonen', 'leren', 'werk', 'gezondheid', 'veiligheid'],
    decideBy: round ? day(round.decideBy) : undefined,
    fundEndsOn: day(fund.endsOn),
  }
}
