import { and, desc, eq, isNull } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { sumCents } from '#app/domain/money.ts'
import { db } from '#db/client.server.ts'
import { decisions, initiatives, people, proposals, rounds, screeningQuestions } from '#db/schema/index.ts'
import { pageUrl, placeOf, type Values } from './values.server.ts'

/** What mails say about one proposal, and about the question or decision that the mail is about. */
export async function proposalValues(
  id: string,
  props: Record<string, string>,
  template: string,
): Promise<Values> {
  const [row] = await db()
    .select({ proposal: proposals, round: rounds, initiative: initiatives.name })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(eq(proposals.id, id))
  if (!row) return {}
  const { proposal, round } = row
  return {
    'initiative.name': row.initiative || round.name,
    'round.name': round.name,
    'round.closes': round.closesAt,
    'draft.keptUntil': addDays(dayOf(round.closesAt), 30),
    'proposal.reference': proposal.reference,
    'clock.promisedDate': proposal.decisionDue ?? round.decideBy,
    'review.readers': round.reviewersPerProposal,
    'review.start': dayOf(round.closesAt),
    'review.end': round.decideBy,
    'task.due': proposal.decisionDue ?? round.decideBy,
    'url.proposal': pageUrl(`${placeOf(template)}/proposals/${id}`),
    'url.letter': pageUrl(`/applicant/proposals/${id}`),
    ...(props.question ? await questionValues(props.question) : {}),
    ...(props.decision ? await decisionValues(props.decision) : {}),
    ...(await preparedValues(id)),
  }
}

async function questionValues(id: string): Promise<Values> {
  const [row] = await db().select().from(screeningQuestions).where(eq(screeningQuestions.id, id))
  return row ? { 'question.section': row.section, 'question.due': row.dueOn, 'question.text': row.text } : {}
}

async function decisionValues(id: string): Promise<Values> {
  const [row] = await db().select().from(decisions).where(eq(decisions.id, id))
  return { 'award.amount': row?.amountCents }
}

/** The decision that was prepared last and not dropped, as a task of the approver. */
async function preparedValues(proposal: string): Promise<Values> {
  const [row] = await db()
    .select({ amount: decisions.amountCents, preparer: people.name })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.preparedBy))
    .where(and(eq(decisions.proposalId, proposal), isNull(decisions.droppedAt)))
    .orderBy(desc(decisions.preparedAt))
    .limit(1)
  return row
    ? {
        'task.items': { count: 1, noun: 'decision' },
        'task.amount': sumCents([row.amount ?? 0]),
        'preparer.name': row.preparer,
      }
    : {}
}
