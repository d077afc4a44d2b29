import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { type AidInstrument, aidOfGrant } from '#app/domain/aid/grant-aid.ts'
import type { AidRules } from '#app/domain/aid/rules.ts'
import type { AidEntry } from '#app/domain/aid/running-sum.ts'
import { type AidLink, singleUndertaking, undertakingKey } from '#app/domain/aid/undertaking.ts'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import { documentSchema } from '#app/domain/proposal/schema.ts'
import type { Reader } from '#db/client.server.ts'
import { aidLinks, funds, people, proposals, recordedAid, submissions } from '#db/schema/index.ts'
import { aidGrantsOf } from './aid-grants.server.ts'
import { undertakingIn } from './aid-undertaking.server.ts'
import { pastAidOf } from './past.server.ts'

/** Where the fund knows aid from: it gave it itself, the undertaking told it in a proposal, or it was recorded later. */
export type AidSource =
  | { kind: 'own'; grant: string; reference: string; title: string; instrument: AidInstrument }
  | { kind: 'told'; reference: string | null }
  | { kind: 'recorded'; source: string }
  | { kind: 'past'; grant: string; reference: string }
export type KnownAid = AidEntry & { name: string; from: AidSource }
export type RecordedLink = AidLink & {
  id: string
  oneName: string
  otherName: string
  reason: string
  linkedByName: string
  linkedAt: Date
  endedAt: Date | null
  endedReason: string | null
}

/** What a fund counts de-minimis aid by, and what it is called as who gives it. */
export async function aidRulesOf(
  reader: Reader,
  fund: string,
): Promise<{ rules: AidRules; authority: string; names: string[] }> {
  const [row] = await reader.select().from(funds).where(eq(funds.id, fund))
  return {
    rules: fundSettingsSchema.parse(row?.settings ?? {}).aidRules,
    authority: row?.legalName ?? '',
    names: [row?.name, row?.legalName].flatMap((name) => name?.trim().toLowerCase() ?? []),
  }
}

/**
 * All aid that a fund knows of, the oldest first: of its own grants, of those that it brought from earlier years, as told in
 * the newest copy of each proposal, and as recorded. What is told in several proposals counts once; what is told of this fund itself not at all, since its grants
 * do.
 */
export async function aidKnown(reader: Reader, fund: string): Promise<KnownAid[]> {
  const { rules, authority, names } = await aidRulesOf(reader, fund)
  const own = (await aidGrantsOf(reader, fund)).flatMap((grant) =>
    aidOfGrant(grant, rules).map(
      ({ on, cents, instrument }): KnownAid => ({
        undertaking: grant.undertaking,
        name: grant.name,
        on,
        cents,
        giver: authority,
        regulation: null,
        from: {
          kind: 'own',
          grant: grant.grant,
          reference: grant.reference,
          title: grant.title,
          instrument,
        },
      }),
    ),
  )
  const past = (await pastAidOf(reader, fund)).map(
    ({ id, reference, name, kvk, on, cents }): KnownAid => ({
      undertaking: undertakingKey(kvk, ''),
      ...{ name, on, cents, giver: authority, regulation: null },
      from: { kind: 'past', grant: id, reference },
    }),
  )
  const known = [
    ...own,
    ...past,
    ...(await toldAid(reader, fund, names)),
    ...(await recordedOf(reader, fund)),
  ]
  return known.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** All links that were ever made, the newest first; those that hold have no end. */
export async function aidLinksOf(reader: Reader, fund: string): Promise<RecordedLink[]> {
  return reader
    .select({
      id: aidLinks.id,
      one: aidLinks.one,
      oneName: aidLinks.oneName,
      other: aidLinks.other,
      otherName: aidLinks.otherName,
      reason: aidLinks.reason,
      linkedByName: people.name,
      linkedAt: aidLinks.linkedAt,
      endedAt: aidLinks.endedAt,
      endedReason: aidLinks.endedReason,
    })
    .from(aidLinks)
    .innerJoin(people, eq(people.id, aidLinks.linkedBy))
    .where(eq(aidLinks.fundId, fund))
    .orderBy(desc(aidLinks.linkedAt), desc(aidLinks.id))
}

/** What is known of the single undertaking that this one belongs to. */
export async function aidOfUndertaking(
  reader: Reader,
  fund: string,
  undertaking: string,
): Promise<{ members: string[]; known: KnownAid[] }> {
  const links = await reader
    .select({ one: aidLinks.one, other: aidLinks.other })
    .from(aidLinks)
    .where(and(eq(aidLinks.fundId, fund), isNull(aidLinks.endedAt)))
  const members = singleUndertaking(undertaking, links)
  const known = await aidKnown(reader, fund)
  return { members, known: known.filter((one) => members.includes(one.undertaking)) }
}

async function toldAid(reader: Reader, fund: string, ownNames: readonly string[]): Promise<KnownAid[]> {
  const rows = await reader
    .selectDistinctOn([submissions.proposalId], {
      document: submissions.document,
      initiative: proposals.initiativeId,
      reference: proposals.reference,
    })
    .from(submissions)
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .where(
      and(
        eq(submissions.fundId, fund),
        sql`jsonb_array_length(case jsonb_typeof(${submissions.document}->'money'->'deMinimisAid') when 'array'
          then ${submissions.document}->'money'->'deMinimisAid' else '[]'::jsonb end) > 0`,
      ),
    )
    .orderBy(submissions.proposalId, desc(submissions.number))
  const told = rows.flatMap(({ document, initiative, reference }) => toldIn(document, initiative, reference))
  return once(told.filter(({ giver }) => !ownNames.includes(giver.trim().toLowerCase())))
}

function toldIn(document: unknown, initiative: string, reference: string | null): KnownAid[] {
  const who = undertakingIn(document, initiative)
  const parsed = documentSchema.safeParse(document)
  if (!who || !parsed.success || parsed.data.track !== 'full') return []
  const { undertaking, name } = who
  return (parsed.data.money.deMinimisAid ?? []).map((row) => {
    const { aidGiver: giver, aidDate: on, aidAmount: cents, aidRegulation: regulation } = row
    return {
      undertaking,
      name,
      on,
      cents,
      giver,
      regulation: regulation ?? null,
      from: { kind: 'told', reference },
    }
  })
}

/** Aid that two proposals tell alike is the same aid; told twice in one proposal it is two. */
function once(told: readonly KnownAid[]): KnownAid[] {
  const byProposal = new Map<string, KnownAid[]>()
  for (const one of told) {
    const key = `${sameAid(one)} ${JSON.stringify(one.from)}`
    byProposal.set(key, [...(byProposal.get(key) ?? []), one])
  }
  const most = new Map<string, KnownAid[]>()
  for (const rows of byProposal.values()) {
    const key = sameAid(rows[0] as KnownAid)
    if (rows.length > (most.get(key)?.length ?? 0)) most.set(key, rows)
  }
  return [...most.values()].flat()
}

function sameAid({
  undertaking,
  giver,
  on,
  cents,
}: Pick<AidEntry, 'undertaking' | 'giver' | 'on' | 'cents'>) {
  return JSON.stringify([undertaking, giver.trim().toLowerCase(), on, cents])
}

async function recordedOf(reader: Reader, fund: string): Promise<KnownAid[]> {
  const rows = await reader
    .select()
    .from(recordedAid)
    .where(eq(recordedAid.fundId, fund))
    .orderBy(asc(recordedAid.recordedAt))
  return rows.map(({ undertaking, name, on, cents, giver, regulation, source }) => ({
    ...{ undertaking, name, on, cents, giver, regulation },
    from: { kind: 'recorded', source },
  }))
}

/** Everybody whom the fund knows as an undertaking, by name: who got or told aid, who is linked, and who asks and sells. */
export async function undertakingsKnown(reader: Reader, fund: string): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  const add = (key: string, name: string) => known.has(key) || known.set(key, name)
  for (const { undertaking, name } of await aidKnown(reader, fund)) add(undertaking, name)
  for (const { one, oneName, other, otherName } of await aidLinksOf(reader, fund)) {
    add(one, oneName)
    add(other, otherName)
  }
  const asking = await reader
    .select({ document: submissions.document, initiative: proposals.initiativeId })
    .from(submissions)
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .where(
      and(
        eq(submissions.fundId, fund),
        sql`${submissions.document}->'money'->>'sellsGoodsOrServices' in ('yes', 'unknown')`,
      ),
    )
    .orderBy(desc(submissions.submittedAt))
  for (const { document, initiative } of asking) {
    const who = undertakingIn(document, initiative)
    if (who) add(who.undertaking, who.name)
  }
  return new Map([...known].sort(([, one], [, other]) => one.localeCompare(other, 'nl')))
}
