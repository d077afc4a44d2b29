import { eq } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { contactNear, fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import { agreementNumbersSchema } from '#app/domain/grant/settings.ts'
import type { Award, FrozenSubmission, FundParty, TermsRound } from '#app/domain/grant/terms.ts'
import { documentSchema } from '#app/domain/proposal/schema.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import { decisions, funds, people, rounds, submissions } from '#db/schema/index.ts'
import { contactsOf, neighbourhoodsOf } from './fund.server.ts'
import type { Grant } from './grants.server.ts'
import { potTermsVersions } from './pot-terms.server.ts'

/** All that terms are made from, but the texts of articles: those are content, and the caller has them. */
export type TermsSource = {
  submission: FrozenSubmission
  submittedBy: string
  award: Award
  round: Omit<TermsRound, 'clauses' | 'reportWords' | 'smallStartWords'>
}

/** Null once the frozen proposal was erased. */
export async function termsSource(reader: Reader, grant: Grant): Promise<TermsSource | null> {
  const [frozen] = await reader
    .select({
      id: submissions.id,
      number: submissions.number,
      document: submissions.document,
      submittedBy: submissions.submittedBy,
      email: people.email,
    })
    .from(submissions)
    .innerJoin(people, eq(people.id, submissions.submittedBy))
    .where(eq(submissions.id, grant.submission))
  if (!frozen?.document) return null
  const [row] = await reader
    .select({ fund: funds, track: rounds.track, twoAboveCents: rounds.twoSignaturesAboveCents })
    .from(rounds)
    .innerJoin(funds, eq(funds.id, rounds.fundId))
    .where(eq(rounds.id, grant.round))
  if (!row) return null
  const [decision] = await reader
    .select({ conditions: decisions.conditions })
    .from(decisions)
    .where(eq(decisions.id, grant.decision))
  const [usual] = await potTermsVersions(reader, grant.pot)
  return {
    submission: {
      id: frozen.id,
      number: frozen.number,
      reference: grant.reference,
      document: documentSchema.parse(frozen.document),
      submittedByEmail: frozen.email ?? '',
    },
    submittedBy: frozen.submittedBy,
    award: {
      id: grant.decision,
      amountCents: grant.awardedCents,
      decidedOn: dayOf(grant.awardedAt),
      conditions: decision?.conditions ?? [],
    },
    round: {
      track: row.track as Track,
      regime: row.fund.regime as Regime,
      fund: await partyOf(reader, row.fund, grant.neighbourhoods),
      numbers: agreementNumbersSchema.parse({
        ...usual.terms.numbers,
        signing: { twoAboveCents: row.twoAboveCents },
      }),
      recipe: usual.terms.recipe,
      instrument: usual.terms.instrument,
      aidRules: fundSettingsSchema.parse(row.fund.settings).aidRules,
      neighbourhoods: await neighbourhoodsOf(reader, grant.fund),
    },
  }
}

/** The fund as a party, with who is near: the person of the neighbourhood, else of the whole fund. */
async function partyOf(
  reader: Reader,
  fund: typeof funds.$inferSelect,
  neighbourhoods: readonly string[],
): Promise<FundParty> {
  const near = contactNear(await contactsOf(reader, fund.id), { neighbourhoods, chosen: null })
  const settings = fundSettingsSchema.parse(fund.settings)
  return {
    name: fund.name,
    legalName: fund.legalName,
    seat: fund.seat,
    kvkNumber: fund.kvkNumber,
    court: fund.court,
    legalBasis: settings.legalBasis ?? null,
    objectionAddress: settings.objectionAddress ?? null,
    contact: { name: near?.name ?? fund.name, phone: near?.phone ?? '' },
  }
}
