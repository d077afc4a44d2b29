import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { type AskedForm, type ExtraForm, extraFormSchema } from '#app/domain/proposal/extra/extra-form.ts'
import type { ExtraWords } from '#app/domain/proposal/sections.ts'
import type { Reader } from '#db/client.server.ts'
import { people, proposals, roundForms, rounds, submissions } from '#db/schema/index.ts'

/** What the round of a query asks of its own now, as a column. */
export const extraOfRound = sql<AskedForm | null>`(
  select jsonb_set(asked.form, '{version}', to_jsonb(asked.version)) from ${roundForms} asked
  where asked.round_id = ${rounds.id} and asked.used_from is not null
  order by asked.version desc limit 1)`

/** What the proposal of a query is asked beside the form itself: as it was when it was sent last, else as it is now. */
export const extraOfProposal = sql<ExtraWords | null>`(
  case when exists (select 1 from ${submissions} sent where sent.proposal_id = ${proposals.id}) then (
    select sent.document->'extraForm' from ${submissions} sent
    where sent.proposal_id = ${proposals.id} order by sent.number desc limit 1)
  else ${extraOfRound} end)`

/** A version of what a round asks of its own. */
export type RoundForm = {
  id: string
  version: number
  form: ExtraForm
  usedFrom: Date | null
  reason: string
  changedAt: Date
  changedBy: string
}

/** Every version of what a round asks of its own, the newest first. */
export async function roundFormsOf(reader: Reader, round: string): Promise<RoundForm[]> {
  const rows = await selectForms(reader)
    .where(eq(roundForms.roundId, round))
    .orderBy(desc(roundForms.version))
  return rows.map(formIn)
}

/** The version that is asked now; null when there is none. */
export async function formInUse(reader: Reader, round: string): Promise<RoundForm | null> {
  const [row] = await selectForms(reader)
    .where(and(eq(roundForms.roundId, round), isNotNull(roundForms.usedFrom)))
    .orderBy(desc(roundForms.version))
    .limit(1)
  return row ? formIn(row) : null
}

/** The version that is being written and not asked yet; null when there is none. */
export async function formWritten(reader: Reader, round: string): Promise<RoundForm | null> {
  const [row] = await selectForms(reader)
    .where(and(eq(roundForms.roundId, round), isNull(roundForms.usedFrom)))
    .limit(1)
  return row ? formIn(row) : null
}

/** When a version was put to use; null when it was not. */
export async function formUsed(reader: Reader, round: string, version: number): Promise<Date | null> {
  const here = and(eq(roundForms.roundId, round), eq(roundForms.version, version))
  const [row] = await reader.select({ used: roundForms.usedFrom }).from(roundForms).where(here)
  return row?.used ?? null
}

function selectForms(reader: Reader) {
  return reader
    .select({
      id: roundForms.id,
      version: roundForms.version,
      form: roundForms.form,
      usedFrom: roundForms.usedFrom,
      reason: roundForms.reason,
      changedAt: roundForms.changedAt,
      changedBy: people.name,
    })
    .from(roundForms)
    .innerJoin(people, eq(people.id, roundForms.changedBy))
}

function formIn<Row extends { form: unknown }>(row: Row): Row & { form: ExtraForm } {
  return { ...row, form: extraFormSchema.parse(row.form) }
}

/** How many drafts are being written in a round. */
export async function draftsInRound(reader: Reader, round: string): Promise<number> {
  return reader.$count(proposals, and(eq(proposals.roundId, round), eq(proposals.state, 'draft')))
}
