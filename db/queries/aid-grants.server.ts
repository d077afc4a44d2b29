import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { AidGrant } from '#app/domain/aid/grant-aid.ts'
import { undertakingKey } from '#app/domain/aid/undertaking.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { instrumentFor, type UsualInstrument } from '#app/domain/grant/pot-terms.ts'
import { type Terms, termsSchema } from '#app/domain/grant/terms.ts'
import { cents, sumCents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  grantSettlements,
  grants,
  loanDecisions,
  releases,
  submissions,
  termsVersions,
} from '#db/schema/index.ts'
import { undertakingIn } from './aid-undertaking.server.ts'
import { potTermsVersions } from './pot-terms.server.ts'

/** A grant that is state aid, with who got it. */
export type GrantWithAid = AidGrant & {
  grant: string
  reference: string
  title: string
  undertaking: string
  name: string
}

/** The grants of a fund to who sells things: by their terms, or by the proposal while nothing is agreed. */
export async function aidGrantsOf(reader: Reader, fund: string): Promise<GrantWithAid[]> {
  const rows = await reader
    .select({
      id: grants.id,
      reference: grants.reference,
      title: grants.title,
      pot: grants.potId,
      initiative: grants.initiativeId,
      amount: grants.amountCents,
      state: grants.state,
      awardedAt: grants.awardedAt,
      document: submissions.document,
    })
    .from(grants)
    .innerJoin(submissions, eq(submissions.id, grants.submissionId))
    .where(
      and(
        eq(grants.fundId, fund),
        or(
          sql`${submissions.document}->'money'->>'sellsGoodsOrServices' = 'yes'`,
          sql`exists (select 1 from terms_versions v where v.grant_id = ${grants.id} and v.in_force_at is not null
            and jsonb_typeof(v.terms->'stateAid') = 'object')`,
        ),
      ),
    )
    .orderBy(asc(grants.awardedAt), asc(grants.id))
  if (rows.length === 0) return []
  const happened = await happenings(
    reader,
    rows.map(({ id }) => id),
  )
  const usual = new Map<string, UsualInstrument>()
  for (const pot of new Set(rows.map((row) => row.pot)))
    usual.set(pot, (await potTermsVersions(reader, pot))[0].terms.instrument)
  return rows.flatMap((row): GrantWithAid[] => {
    const of = <One extends { grantId: string }>(all: One[]) =>
      all.filter(({ grantId }) => grantId === row.id)
    const versions = of(happened.versions).map(({ terms, effectiveFrom, inForceAt }) => ({
      terms: termsSchema.parse(terms),
      on: effectiveFrom ?? dayOf(inForceAt as Date),
    }))
    const newest = versions.at(-1)?.terms ?? null
    const who = recipientOf(row, newest)
    if (!who) return []
    const instruments = [instrumentFor(usual.get(row.pot) as UsualInstrument, cents(row.amount))]
    const awardedOn = dayOf(row.awardedAt)
    return [
      {
        ...{ grant: row.id, reference: row.reference, title: row.title, ...who, awardedOn },
        terms: newest
          ? versions.map(({ terms, on }) => ({ on, instruments: terms.instruments }))
          : [{ on: awardedOn, instruments }],
        ...endOf(row.state, newest, of(happened.paid), of(happened.settled)[0]),
        letGo: of(happened.letGo).map((one) => ({ on: one.decidedOn as IsoDate, cents: cents(one.cents) })),
      },
    ]
  })
}

/** Who gets it; null when the terms say that it is no aid. */
function recipientOf(row: { initiative: string; document: unknown }, terms: Terms | null) {
  if (!terms) return undertakingIn(row.document, row.initiative)
  if (terms.stateAid === null) return null
  const { kvkNumber, name } = terms.grantee
  return { undertaking: undertakingKey(kvkNumber, row.initiative), name }
}

/** What of the gift stays when a grant is settled or was stopped, and whether its loan will never be paid out. */
function endOf(
  state: string,
  terms: Terms | null,
  paid: readonly { trancheId: string; amountCents: number }[],
  settled: { finalCents: number; waivedCents: number } | undefined,
): Pick<AidGrant, 'kept' | 'loanDropped'> {
  const loan = terms?.tranches.find(({ instrument }) => instrument === 'loan')?.id
  const over = settled !== undefined || state === 'settled' || state === 'terminated'
  const loanDropped = over && !paid.some(({ trancheId }) => trancheId === loan)
  if (settled) return { kept: sumCents([settled.finalCents, settled.waivedCents]), loanDropped }
  const gifts = paid.filter(({ trancheId }) => trancheId !== loan).map(({ amountCents }) => amountCents)
  return { kept: state === 'terminated' ? sumCents(gifts) : null, loanDropped }
}

/** The versions that came in force, what was paid, how grants were settled, and loans that need not come back. */
async function happenings(reader: Reader, ids: string[]) {
  const versions = await reader
    .select({
      grantId: termsVersions.grantId,
      terms: termsVersions.terms,
      effectiveFrom: termsVersions.effectiveFrom,
      inForceAt: termsVersions.inForceAt,
    })
    .from(termsVersions)
    .where(and(inArray(termsVersions.grantId, ids), isNotNull(termsVersions.inForceAt)))
    .orderBy(asc(termsVersions.version))
  const paid = await reader
    .select({
      grantId: releases.grantId,
      trancheId: releases.trancheId,
      amountCents: releases.amountCents,
    })
    .from(releases)
    .where(
      and(
        inArray(releases.grantId, ids),
        isNotNull(releases.paidOn),
        isNull(releases.cancelledAt),
        isNull(releases.failedAt),
      ),
    )
  const settled = await reader
    .select()
    .from(grantSettlements)
    .where(and(inArray(grantSettlements.grantId, ids), isNotNull(grantSettlements.decidedAt)))
  const letGo = await reader
    .select()
    .from(loanDecisions)
    .where(
      and(
        inArray(loanDecisions.grantId, ids),
        isNotNull(loanDecisions.decidedAt),
        inArray(loanDecisions.kind, ['waiver', 'conversion']),
      ),
    )
  return { versions, paid, settled, letGo }
}
