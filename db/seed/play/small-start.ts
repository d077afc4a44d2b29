import { randomUUID } from 'node:crypto'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import { startDraft } from '#app/commands/start-draft.server.ts'
import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import { answersOf, pageSchema } from '#app/domain/proposal/schema/question.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import type { CastSmallStart } from '../cast/shape.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

type Typed = Record<string, unknown>

/** Writing and sending the small starts, page by page as the short form takes them. */
export function smallStartActs(stage: Stage): Act[] {
  return stage.cast.smallStarts.flatMap((one) => {
    let proposal = ''
    const write: Act = {
      at: instant(one.startedAt),
      what: `write ${one.key}`,
      run: async (at) => {
        proposal = await begun(stage, one, at)
        await writeAll(stage, one, proposal, at)
      },
    }
    if (!one.sentAt) return [write]
    const send: Act = {
      at: instant(one.sentAt),
      what: `send ${one.key}`,
      run: (at) => must(submitProposal(actor(stage, one.applicant, at), proposal, declared(), at)),
    }
    return [write, send]
  })
}

async function begun(stage: Stage, { applicant }: CastSmallStart, at: Date): Promise<string> {
  const round = known(stage.rounds, 'klein-starten')
  const form = { operation: operation(), round, eligibility: {}, fills: {} }
  return (await must(startDraft(actor(stage, applicant, at), form, at))).proposal
}

async function writeAll(stage: Stage, one: CastSmallStart, proposal: string, at: Date): Promise<void> {
  const writer = actor(stage, one.applicant, at)
  for (const { key: section, questions } of formOf('small-start').sections) {
    const typed = withRowKeys((one.proposal as unknown as Record<string, Typed>)[section] ?? {})
    let version = 0
    for (const asked of questions) {
      const own = Object.entries(typed).filter(([name]) => name in asked.fields)
      const form = pageSchema(asked).parse({
        operation: operation(),
        version: String(version),
        ...Object.fromEntries(own),
      })
      const page = { operation: form.operation, version, answers: answersOf(asked, form) }
      version = (await must(saveAnswers(writer, proposal, { section, question: asked.key }, page, at)))
        .version
    }
  }
}

function withRowKeys(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) =>
      Array.isArray(value) && typeof value[0] === 'object'
        ? [name, value.map((row: Typed) => ({ id: randomUUID(), ...row }))]
        : [name, value],
    ),
  )
}

function declared() {
  return {
    operation: operation(),
    declareTruth: true,
    declareMayApply: true,
    declareNoParticipantNames: true,
    declarePrivacyRead: true,
  } as const
}
