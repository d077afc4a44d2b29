import { attestResults } from '#app/commands/attest-results.server.ts'
import { drawSample, recordFindings } from '#app/commands/draw-sample.server.ts'
import { acceptAttestation } from '#app/commands/judge-attestation.server.ts'
import { makeResidentCodes } from '#app/commands/make-resident-codes.server.ts'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Outcome } from '#app/domain/grant/outcome.ts'
import { printedCode } from '#app/domain/grant/resident-code.ts'
import { cents } from '#app/domain/money.ts'
import { residentCodeOf } from '#app/effects/codes.server.ts'
import { db } from '#db/client.server.ts'
import { attestationById } from '#db/queries/outcome-results.server.ts'
import { later, operation, type World, yes } from './base.ts'
import { type GrantWorld, granting, runningGrant } from './granting.ts'

/** € 250 a result, € 8.000 at most; a tenth is looked at. */
export const anOutcome = {
  kind: 'outcome',
  amountCents: cents(8_000_00),
  priceCents: cents(250_00),
  attestor: 'initiative',
  method: 'De lijst van koppels, zonder namen.',
  sampleBp: 1_000,
  moments: 'quarter',
} as const satisfies Omit<Outcome, 'indicator'>

/** The days on which results are paid, after the day planned for the gift. */
export const paysOn = {
  first: '2026-10-01',
  second: '2027-01-04',
}

/** A running grant of € 20.000: € 12.000 is given, € 8.000 is paid per result in two parts (t2 € 5.000, t3 € 3.000). */
export async function outcomeGrant(world: World, change: Partial<Outcome> = {}): Promise<GrantWorld> {
  return runningGrant(world, {}, 20_000_00, (terms) => {
    const indicator = terms.indicators[0]?.id ?? ''
    const [first] = terms.tranches
    if (!first) throw new Error('no tranches')
    const part = (id: string, amount: number, plannedOn: IsoDate) => ({
      id,
      instrument: 'outcome' as const,
      amountCents: cents(amount),
      plannedOn,
      condition: { signed: true } as const,
    })
    return {
      instruments: [
        { kind: 'gift', amountCents: cents(12_000_00) },
        { ...anOutcome, indicator, ...change },
      ],
      indicators: terms.indicators.map(({ direction: _way, neighbourhood: _where, ...one }) => ({
        ...one,
        baseline: one.baseline ?? 0,
        baselineOn: one.baselineOn ?? terms.startsOn,
        noBaselineReason: null,
      })),
      tranches: [
        { ...first, amountCents: cents(12_000_00) },
        part('t2', 5_000_00, paysOn.first),
        part('t3', 3_000_00, paysOn.second),
      ],
    }
  })
}

export const attesting = {
  sent: later({ days: 1 }, granting.payment),
  judged: later({ days: 2 }, granting.payment),
  first: amsterdamInstant(paysOn.first, '10:00'),
  second: amsterdamInstant(paysOn.second, '10:00'),
}

/** So many results, said by the initiative with a list of them. */
export async function attested(made: GrantWorld, count: number, at = attesting.sent): Promise<string> {
  const form = { operation: operation(), count, text: 'Zie de lijst.', file: null }
  return (await yes(attestResults(made.owner, made.grant, form, at))).attestation
}

/** Its sample, drawn and looked at; the last `missing` of it were not there. */
export async function lookedAt(
  made: GrantWorld,
  attestation: string,
  missing = 0,
  at = attesting.judged,
): Promise<void> {
  const of = { grant: made.grant, attestation }
  await yes(drawSample(made.panel.sipke, of, { operation: operation() }, at))
  const { sample = [] } = (await attestationById(db(), made.grant, attestation)) ?? {}
  const findings = sample.map(({ place }, index) => {
    const confirmed = index < sample.length - missing
    return { place, confirmed, reason: confirmed ? null : 'Het koppel is gestopt.' }
  })
  await yes(recordFindings(made.panel.sipke, of, { operation: operation(), findings }, at))
}

/** Attested, looked at and accepted: it counts. */
export async function acceptedResults(
  made: GrantWorld,
  count: number,
  { missing = 0, at = attesting.sent }: { missing?: number; at?: Date } = {},
): Promise<string> {
  const attestation = await attested(made, count, at)
  const judged = later({ minutes: 30 }, at)
  await lookedAt(made, attestation, missing, judged)
  const of = { grant: made.grant, attestation }
  await yes(acceptAttestation(made.panel.sipke, of, { operation: operation() }, judged))
  return attestation
}

/** A print of codes for residents, as it reads on paper. */
export async function printedCodes(made: GrantWorld, count: number, at = attesting.sent) {
  const form = { operation: operation(), count, expiresOn: addDays(dayOf(at), 400) }
  const { codes } = await yes(makeResidentCodes(made.panel.sipke, made.grant, form, at))
  return {
    set: codes,
    codes: Array.from({ length: count }, (_, n) => printedCode(residentCodeOf(codes, n + 1))),
  }
}
