import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canAcceptAttestation, countedOf, sampleSize } from '#app/domain/grant/attestation.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { earnedCents } from '#app/domain/grant/outcome.ts'
import { fewestAnswers, printedCode } from '#app/domain/grant/resident-code.ts'
import { sumCents } from '#app/domain/money.ts'
import { parseNumber } from '#app/domain/proposal/typing.ts'
import { residentCodeOf } from '#app/effects/codes.server.ts'
import { formatDay, formatMoney, formatNumber, formatPercent } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import {
  type AttestationRow,
  attestationById,
  attestationsOf,
  type CodeSet,
  codeSetById,
  codeSetsOf,
  type GrantOutcome,
} from '#db/queries/outcome-results.server.ts'
import { factsOfGrant, type GrantFacts } from '#db/queries/tranches.server.ts'
import { notFound } from '../answers.server.ts'
import { pageUrl } from '../mail/values.server.ts'
import { qrModules } from '../qr.server.ts'
import { day, maybeWords, words } from './course-form.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'
import { ownRunningGrant } from './own-running-grant.server.ts'

const wholeNumber = z
  .string({ error: 'wrong' })
  .trim()
  .transform((typed, ctx): number => {
    const read = parseNumber(typed)
    if (read !== null && Number.isInteger(read)) return read
    ctx.addIssue({ code: 'custom', message: 'wrong' })
    return z.NEVER
  })

export const AttestationPost = z.strictObject({
  operation: z.uuid(),
  count: wholeNumber,
  text: maybeWords,
  file: z
    .string()
    .optional()
    .transform((typed) => (typed && isUuid(typed) ? typed : null)),
})

export const CodesPost = z.strictObject({ operation: z.uuid(), count: wholeNumber, expiresOn: day })
export const VoidPost = z.strictObject({ operation: z.uuid(), reason: words })
export const QuestionPost = z.strictObject({ operation: z.uuid(), question: words })

/** What was found of each number that was drawn; a row without an answer is left as it was. */
export const FindingsPost = z
  .strictObject({
    operation: z.uuid(),
    findings: z
      .array(
        z.strictObject({
          place: wholeNumber,
          found: z.enum(['yes', 'no']).optional(),
          why: maybeWords,
        }),
      )
      .default([]),
  })
  .transform(({ operation, findings }) => ({
    operation,
    findings: findings.flatMap(({ place, found, why }) =>
      found === undefined ? [] : { place, confirmed: found === 'yes', reason: why },
    ),
  }))

type KnownOutcome = GrantFacts & { outcome: GrantOutcome }

async function withOutcome(grant: Grant, now: Date): Promise<KnownOutcome> {
  const known = await factsOfGrant(db(), grant.fund, grant.id, dayOf(now))
  if (!known?.outcome) throw notFound()
  return { ...known, outcome: known.outcome }
}

/** One's own money per result: what counts and what it is worth, and a form to say what is new. */
export async function ownOutcomePage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await ownRunningGrant(actor, grantId)
  const known = await withOutcome(grant, now)
  const { attestor } = known.outcome.outcome
  const attestations = await attestationsOf(db(), grant.id)
  const answers = (await codeSetsOf(db(), grant.id)).reduce((sum, { yes, no }) => sum + yes + no, 0)
  const hidden = attestor === 'residents' && answers < fewestAnswers
  const open = attestations.find(({ state }) => state === 'sent')
  const writes = can(actor, 'send-evidence', { relation: grant.relation }).ok
  return {
    head: {
      name: grant.initiativeName,
      reference: grant.reference,
      path: `/applicant/grants/${grant.id}`,
    },
    facts: factsWords(known, hidden),
    hidden,
    waits: open ? formatNumber(open.count, currentLocale()) : null,
    attestations:
      attestor === 'residents'
        ? null
        : attestations.map((one) => attestationWords(one, `/applicant/proposals/${grant.proposal}/files`)),
    writes:
      writes && !open && attestor !== 'residents' && takesReports(grant.state, 'final') && !known.settled,
    operation: randomUUID(),
  }
}

/** The same for the office, with the codes of residents. */
export async function officeOutcomePage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const known = await withOutcome(grant, now)
  const head = grantHead(grant)
  const manages = can(actor, 'judge-report').ok
  const attestations = await attestationsOf(db(), grant.id)
  const residents = known.outcome.outcome.attestor === 'residents'
  return {
    head,
    facts: factsWords(known, false),
    attestations: attestations.map((one) => ({
      ...attestationWords(one, `/manager/proposals/${grant.proposal}/files`),
      href: `${head.path}/results/${one.id}`,
    })),
    codes: residents
      ? (await codeSetsOf(db(), grant.id)).map((set) => codeSetWords(set, head.path, manages))
      : null,
    makes: manages && residents && takesReports(grant.state, 'final'),
  }
}

/** One attestation for the office: what was said, its sample, and what the manager can do. */
export async function attestationPage(
  actor: Person,
  place: { grantId?: string; attestationId?: string },
  now: Date,
) {
  const grant = await officeGrant(actor, place.grantId)
  const known = await withOutcome(grant, now)
  const attestation = await attestationById(db(), grant.id, place.attestationId)
  if (!attestation) throw notFound()
  const { outcome } = known.outcome
  const head = grantHead(grant)
  const judges = can(actor, 'judge-report').ok && attestation.state === 'sent'
  const size = sampleSize(attestation.count, outcome)
  const accepts = canAcceptAttestation(attestation, outcome)
  const language = currentLocale()
  return {
    head,
    back: `${head.path}/results`,
    path: `${head.path}/results/${attestation.id}`,
    facts: factsWords(known, false),
    attestation: attestationWords(attestation, `/manager/proposals/${grant.proposal}/files`),
    judges,
    draws:
      judges && size > 0 && attestation.sample.length === 0
        ? { size: formatNumber(size, language), count: formatNumber(attestation.count, language) }
        : null,
    sample: attestation.sample,
    seed: attestation.seed,
    accepts: judges && accepts.ok ? { counted: formatNumber(accepts.counted, language) } : null,
    operations: { draw: randomUUID(), find: randomUUID(), accept: randomUUID(), return: randomUUID() },
  }
}

/** The form to make codes for residents; not found where residents do not say it themselves. */
export async function codesPage(actor: Person, grantId: string | undefined, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const known = await withOutcome(grant, now)
  if (known.outcome.outcome.attestor !== 'residents') throw notFound()
  return { head: grantHead(grant), until: grant.endsOn, operation: randomUUID() }
}

type CodesPlace = { grantId?: string; codesId?: string }

/** A print of codes to cut apart: the same for everybody who opens it, whatever was said with them. */
export async function codesPrint(actor: Person, place: CodesPlace, now: Date) {
  const { grant, set, known } = await codesOf(actor, place, now)
  const { indicator } = known.outcome
  return {
    head: grantHead(grant),
    voided: set.voidedAt !== null,
    initiative: grant.initiativeName,
    indicator: indicator?.name ?? '',
    until: formatDay(set.expiresOn, currentLocale()),
    codes: Array.from({ length: set.count }, (_, at) => {
      const code = printedCode(residentCodeOf(set.id, at + 1))
      const url = pageUrl(`/r/${code}`)
      return { code, url: url.replace(/^https?:\/\//, ''), qr: qrModules(url) }
    }),
  }
}

/** A print of codes that the manager may take back. */
export async function codesEndingPage(actor: Person, place: CodesPlace, now: Date) {
  const { grant, set } = await codesOf(actor, place, now)
  return {
    head: grantHead(grant),
    count: formatNumber(set.count, currentLocale()),
    over: set.voidedAt !== null,
    operation: randomUUID(),
  }
}

async function codesOf(actor: Person, { grantId, codesId }: CodesPlace, now: Date) {
  const grant = await officeGrant(actor, grantId)
  const known = await withOutcome(grant, now)
  const set = await codeSetById(db(), grant.id, codesId)
  if (!set) throw notFound()
  return { grant, known, set }
}

function factsWords(
  { outcome: { outcome, parts, indicator, soFar }, releases }: KnownOutcome,
  hidden: boolean,
) {
  const language = currentLocale()
  const money = (value: number) => formatMoney(value, language)
  const unless = (value: string) => (hidden ? m.outcome_hidden() : value)
  const paid = parts.flatMap(({ id }) => {
    const release = releases.get(id)
    return release?.paidOn ? [release.amountCents] : []
  })
  const bySelf = outcome.attestor === 'residents'
  return [
    { key: 'what', label: m.outcome_what(), value: indicator?.name ?? '' },
    { key: 'by', label: m.outcome_by(), value: attestorWords[outcome.attestor]() },
    { key: 'method', label: m.outcome_method(), value: outcome.method },
    ...(bySelf
      ? []
      : [
          { key: 'share', label: m.outcome_sample_share(), value: formatPercent(outcome.sampleBp, language) },
        ]),
    { key: 'price', label: m.outcome_price(), value: money(outcome.priceCents) },
    {
      key: 'attested',
      label: bySelf ? m.outcome_attested_said() : m.outcome_attested(),
      value: unless(formatNumber(soFar.attested, language)),
    },
    { key: 'counted', label: m.outcome_counted(), value: unless(formatNumber(soFar.counted, language)) },
    { key: 'earned', label: m.outcome_earned(), value: unless(money(earnedCents(outcome, soFar.counted))) },
    { key: 'cap', label: m.outcome_cap(), value: money(outcome.amountCents) },
    { key: 'paid', label: m.outcome_paid(), value: money(sumCents(paid)) },
  ]
}

const attestorWords = {
  initiative: m.outcome_by_initiative,
  residents: m.outcome_by_residents,
  fund: m.outcome_by_fund,
}

function attestationWords(row: AttestationRow, files: string) {
  const language = currentLocale()
  return {
    id: row.id,
    title: m.outcome_number({ number: String(row.number), count: formatNumber(row.count, language) }),
    state: row.state,
    text: row.text,
    number: null,
    file: row.file && row.fileName ? { name: row.fileName, href: `${files}/${row.file}` } : null,
    by: row.sentByName,
    day: formatDay(dayOf(row.sentAt), language),
    question: row.question,
    counted: row.state === 'accepted' ? formatNumber(countedOf(row), language) : null,
  }
}
export type AttestationWords = ReturnType<typeof attestationWords>

function codeSetWords(set: CodeSet, path: string, manages: boolean) {
  const language = currentLocale()
  return {
    id: set.id,
    count: formatNumber(set.count, language),
    until: formatDay(set.expiresOn, language),
    yes: formatNumber(set.yes, language),
    no: formatNumber(set.no, language),
    over: set.voidedAt !== null,
    print: manages && !set.voidedAt ? `${path}/codes/${set.id}` : null,
    end: manages && !set.voidedAt ? `${path}/codes/${set.id}/ending` : null,
  }
}
