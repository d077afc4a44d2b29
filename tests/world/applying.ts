import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import { finishSection } from '#app/commands/finish-section.server.ts'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import { startDraft } from '#app/commands/start-draft.server.ts'
import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import { withdrawProposal } from '#app/commands/withdraw-proposal.server.ts'
import type { Actor, Person } from '#app/domain/access.ts'
import { answersOf, pageSchema } from '#app/domain/proposal/schema/question.ts'
import type { Declaration, SectionKey } from '#app/domain/proposal/schema.ts'
import { type Form, formOf, questionNamed, saysReady } from '#app/domain/proposal/sections.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { sessions } from '#db/schema/index.ts'
import { typedPages } from '#tests/domain/proposal/proposals.ts'
import { later, operation, today, type World, yes } from './base.ts'

export type TypedPage = Record<string, string | string[]>
export type TypedProposal = Record<string, Record<string, TypedPage>>

/** What a test wants to be different about a proposal: amounts as typed, keys of the fund's own data. */
export type Wish = {
  title?: string
  amount?: string
  neighbourhoods?: string[]
  pillars?: string[]
  pages?: TypedProposal
  /** What the board asks when it says yes. */
  conditions?: string[]
}

export const allDeclared: Declaration = {
  declareTruth: true,
  declareMayApply: true,
  declareOtherMoneyTold: true,
  declareNoParticipantNames: true,
  declarePrivacyRead: true,
}

/** A whole proposal as it is typed page by page, in balance whatever is asked. */
export function typedProposal({
  title,
  amount,
  neighbourhoods,
  pillars,
  pages = {},
}: Wish = {}): TypedProposal {
  const typed = structuredClone(typedPages)
  if (title) put(typed, 'aboutUs', 'initiativeName', { initiativeName: title })
  if (neighbourhoods) put(typed, 'voornemen', 'where', { neighbourhoods })
  if (pillars) put(typed, 'voornemen', 'pillars', { pillars })
  if (amount) {
    put(typed, 'money', 'amountAsked', { amountAsked: amount })
    put(typed, 'money', 'budgetLines', { 'budgetLines[0].budgetLineAmount': amount })
  }
  for (const [section, questions] of Object.entries(pages)) {
    for (const [question, fields] of Object.entries(questions)) put(typed, section, question, fields)
  }
  return typed
}

/** The fields of one page as a browser posts them. */
export function posted(fields: TypedPage): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}

/** Somebody without an account, with only a browser. */
export async function aVisitor(world: Pick<World, 'fund'>, at = today): Promise<Actor> {
  const session = sha256(randomUUID())
  const expiresAt = later({ days: 30 }, at)
  await db()
    .insert(sessions)
    .values({ idHash: session, factors: [], createdAt: at, lastSeenAt: at, expiresAt })
  return {
    id: session,
    person: null,
    fund: world.fund,
    name: '',
    email: null,
    roles: [],
    locale: 'nl',
    session,
    steppedUpAt: null,
  }
}

/** A proposal that was only begun. */
export async function begun(world: Pick<World, 'round'>, actor: Actor, at = today): Promise<string> {
  const start = { operation: operation(), round: world.round, eligibility: {}, fills: {} }
  return (await yes(startDraft(actor, start, at))).proposal
}

/** Saves one page as it is typed, on top of what is there or of the version that was seen. */
export async function typePage(
  actor: Actor,
  proposal: string,
  [section, question]: readonly [SectionKey, string],
  fields: TypedPage,
  at = today,
  seen?: number,
) {
  const asked = questionNamed(await formAsked(actor, proposal), section, question)
  if (!asked) throw new Error(`no question ${section}/${question}`)
  const version = seen ?? (await savedSections(db(), proposal))[section].version
  const form = posted({ ...fields, operation: operation(), version: String(version) })
  const typed = parseWithZod(form, { schema: pageSchema(asked) })
  if (typed.status !== 'success') throw new Error(`${section}/${question}: ${JSON.stringify(typed.error)}`)
  const page = { operation: typed.value.operation, version, answers: answersOf(asked, typed.value) }
  return saveAnswers(actor, proposal, { section, question }, page, at)
}

/** A draft with every page filled in and every section said to be ready. */
export async function draftOf(world: World, actor: Actor, wish: Wish = {}, at = today): Promise<string> {
  const proposal = await begun(world, actor, at)
  await fillIn(actor, proposal, typedProposal(wish), at)
  return proposal
}

/** Types every page of a draft, and says of each section that it is ready where the form asks that. */
export async function fillIn(
  actor: Actor,
  proposal: string,
  typed: TypedProposal,
  at = today,
): Promise<void> {
  const form = await formAsked(actor, proposal)
  for (const { key: section, questions, optional } of form.sections) {
    if ((optional || section === 'extra') && !typed[section]) continue
    let version = 0
    for (const { key: question } of questions) {
      const fields = typed[section]?.[question]
      if (!fields) continue
      version = (
        await yes(typePage(actor, proposal, [section, question], fields, later({ minutes: 1 }, at), version))
      ).version
    }
    if (!saysReady(form)) continue
    const done = { operation: operation(), version, done: true }
    await yes(finishSection(actor, proposal, section, done, later({ minutes: 2 }, at)))
  }
}

/** The form that a proposal is asked, with what its round asks of its own. */
export async function formAsked(actor: Actor, proposal: string): Promise<Form> {
  const own = await ownProposal(db(), actor, proposal)
  if (!own) throw new Error('not their proposal')
  return formOf(own.track, own.formVersion, own.extra)
}

/** A proposal that was sent: complete, frozen, with its reference. */
export async function submitted(
  world: World,
  actor: Person,
  wish: Wish = {},
  at = today,
): Promise<{ proposal: string; reference: string; submission: string }> {
  const proposal = await draftOf(world, actor, wish, at)
  return { proposal, ...(await sent(actor, proposal, later({ minutes: 5 }, at))) }
}

/** Sends a draft that is whole, or a returned proposal again. */
export async function sent(actor: Person, proposal: string, at = today) {
  const { reference, submission } = await yes(
    submitProposal(actor, proposal, { operation: operation(), ...allDeclared }, at),
  )
  return { reference, submission }
}

/** A sent proposal that its owner took back. */
export async function withdrawn(world: World, actor: Person, wish: Wish = {}, at = today): Promise<string> {
  const { proposal } = await submitted(world, actor, wish, at)
  const form = { operation: operation(), reason: 'no-time' } as const
  await yes(withdrawProposal(actor, proposal, form, later({ minutes: 9 }, at)))
  return proposal
}

function put(typed: TypedProposal, section: string, question: string, fields: TypedPage): void {
  const page = typed[section]?.[question] ?? {}
  typed[section] = { ...typed[section], [question]: { ...page, ...fields } }
}
