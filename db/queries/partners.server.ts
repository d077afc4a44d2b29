import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import type { PartnerAnswer } from '#app/domain/partner.ts'
import type { PartnerKind } from '#app/domain/proposal/schema/verbinding.ts'
import type { Reader } from '#db/client.server.ts'
import { funds, partnerQuestions, people, programmePartners, proposals } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type PartnerRow = {
  id: string
  key: string
  name: string
  kind: PartnerKind
  email: string | null
  sort: number
}

/** The partners of the programme. */
export async function partnerRows(reader: Reader, fund: string): Promise<PartnerRow[]> {
  const rows = await reader
    .select()
    .from(programmePartners)
    .where(eq(programmePartners.fundId, fund))
    .orderBy(asc(programmePartners.sort), asc(programmePartners.key))
  return rows.map(({ id, key, name, kind, email, sort }) => {
    return { id, key, name, kind: kind as PartnerKind, email, sort }
  })
}

export type PartnerReply = { answer: PartnerAnswer | null; remark: string | null; answeredAt: Date | null }
export type AskedPartner = PartnerReply & {
  id: string
  name: string
  email: string | null
  task: string
  askedAt: Date
}

/** Whom a proposal names as a partner and was asked about it, with what it said; erased ones are left out. */
export async function partnersAsked(reader: Reader, proposal: string): Promise<AskedPartner[]> {
  const rows = await reader
    .select()
    .from(partnerQuestions)
    .where(and(eq(partnerQuestions.proposalId, proposal), isNotNull(partnerQuestions.name)))
    .orderBy(asc(partnerQuestions.askedAt), asc(partnerQuestions.id))
  return rows.map((row) => {
    const { id, name, email, task, askedAt } = row
    return { id, name: name ?? '', email, task: task ?? '', askedAt, ...replyIn(row) }
  })
}

/** The question of one year to a partner: when it was first asked, the last time once more, and what it said. */
export type AskedThisYear = PartnerReply & { id: string; askedAt: Date; remindedAt: Date | null }

/** What partners of the programme said about a year, by the id of the partner; `asked` also without an answer. */
export async function partnersInYear(
  reader: Reader,
  fund: string,
  year: number,
): Promise<Map<string, AskedThisYear>> {
  const rows = await reader
    .select()
    .from(partnerQuestions)
    .where(and(eq(partnerQuestions.fundId, fund), eq(partnerQuestions.year, year)))
  return new Map(
    rows.map((row) => [
      row.partnerId ?? '',
      { id: row.id, askedAt: row.askedAt, remindedAt: row.remindedAt, ...replyIn(row) },
    ]),
  )
}

/** The names of the partners that said that they take part in a year, as everybody may read them. */
export async function partnersTakingPart(reader: Reader, fund: string, year: number): Promise<string[]> {
  const said = await partnersInYear(reader, fund, year)
  const rows = await partnerRows(reader, fund)
  return rows.filter(({ id }) => said.get(id)?.answer === 'yes').map(({ name }) => name)
}

/** The question to a partner of the programme about a year; null when there is none. */
export async function partnerQuestionOf(
  reader: Reader,
  partner: string,
  year: number,
): Promise<string | null> {
  const [row] = await reader
    .select({ id: partnerQuestions.id })
    .from(partnerQuestions)
    .where(and(eq(partnerQuestions.partnerId, partner), eq(partnerQuestions.year, year)))
  return row?.id ?? null
}

/** What somebody who follows the link of a mail is asked: about a proposal, or about a year of the programme. */
export type PartnerQuestion = PartnerReply & {
  id: string
  fund: string
  fundName: string
  partner: string
  task: string | null
  proposal: { id: string; title: string; state: string } | null
  programmePartner: string | null
  year: number | null
  askedBy: string
}

export async function partnerQuestion(reader: Reader, id: string): Promise<PartnerQuestion | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({
      question: partnerQuestions,
      fund: funds.name,
      partner: programmePartners.name,
      title: proposals.title,
      state: proposals.state,
      askedBy: sql<string>`coalesce(nullif(${people.name}, ''), ${funds.name})`,
    })
    .from(partnerQuestions)
    .innerJoin(funds, eq(funds.id, partnerQuestions.fundId))
    .innerJoin(people, eq(people.id, partnerQuestions.askedBy))
    .leftJoin(programmePartners, eq(programmePartners.id, partnerQuestions.partnerId))
    .leftJoin(proposals, eq(proposals.id, partnerQuestions.proposalId))
    .where(eq(partnerQuestions.id, id))
  if (!row) return null
  const { question, fund, partner, title, state, askedBy } = row
  const { proposalId, name, task, year } = question
  if (proposalId !== null && name === null) return null
  return {
    id,
    fund: question.fundId,
    fundName: fund,
    partner: partner ?? name ?? '',
    task,
    proposal: proposalId === null ? null : { id: proposalId, title: title ?? '', state: state ?? '' },
    programmePartner: question.partnerId,
    year,
    askedBy,
    ...replyIn(question),
  }
}

function replyIn(row: typeof partnerQuestions.$inferSelect): PartnerReply {
  return { answer: row.answer as PartnerAnswer | null, remark: row.remark, answeredAt: row.answeredAt }
}
