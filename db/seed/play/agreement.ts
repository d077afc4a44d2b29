import { adjustTerms } from '#app/commands/adjust-terms.server.ts'
import { askBoundCode } from '#app/commands/ask-code.server.ts'
import { draftTerms } from '#app/commands/draft-terms.server.ts'
import { offerAgreement } from '#app/commands/offer-agreement.server.ts'
import { prepareOffer } from '#app/commands/prepare-offer.server.ts'
import { signAgreement } from '#app/commands/sign-agreement.server.ts'
import { typedTerms } from '#app/domain/grant/parts/typed.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { type TermsForm, termsFormSchema } from '#app/domain/grant/terms-form.ts'
import { typedMoney } from '#app/domain/money.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { hashOf } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { newestVersion, storedFile } from '#db/queries/agreements.server.ts'
import type { AgreementStep, CastInitiative, ConditionForm, SignerForm } from '../cast/shape.ts'
import { type Act, actor, instant, known, must, operation, type SeedTools, type Stage } from './stage.ts'

type Granted = Extract<CastInitiative, { agreement: unknown }>
type Typed = Record<string, unknown>

/** Writing the terms, offering them as a document, and everybody's signature. */
export function agreementActs(stage: Stage, one: CastInitiative, tools: SeedTools): Act[] {
  if (!('agreement' in one)) return []
  const { agreement } = one
  return [
    {
      at: instant(agreement.draftedAt),
      what: `draft terms ${one.key}`,
      run: (at) => draft(stage, one, tools, at),
    },
    { at: instant(agreement.offeredAt), what: `offer ${one.key}`, run: (at) => offer(stage, one, tools, at) },
    ...agreement.signatures.map(({ by, at: moment }) => ({
      at: instant(moment),
      what: `${by} signs ${one.key}`,
      run: (at: Date) => sign(stage, one, signerNamed(agreement, by), at),
    })),
  ]
}

async function draft(stage: Stage, one: Granted, { texts }: SeedTools, at: Date): Promise<void> {
  const manager = actor(stage, one.agreement.draftedBy, at)
  const grant = known(stage.grants, one.key)
  await must(draftTerms(manager, grant, { operation: operation() }, texts, at))
  const { terms } = await newest(grant)
  await must(adjustTerms(manager, grant, termsTyped(one, terms), at))
}

/** What the manager types, read by the form's own schema. */
function termsTyped(one: Granted, terms: Terms): TermsForm {
  const { agreement } = one
  const milestoneId = (number: string) => terms.milestones[Number(number) - 1]?.id ?? ''
  const reportId = (number: string) => `r${number}`
  return termsFormSchema.parse({
    operation: operation(),
    seen: hashOf(terms),
    ...typedTerms(terms, typedMoney),
    ...granteeTyped(terms),
    signers: agreement.signers.filter(({ side }) => side === 'grantee').map(signerTyped),
    milestones: agreement.milestones.map(({ milestone, date, evidence }) => {
      const own = terms.milestones[Number(milestone) - 1]
      return { id: own?.id, title: own?.title, due: date, evidence: evidence ?? own?.evidence }
    }),
    reports: agreement.reportMoments.map(({ title, due, milestones, final }, at) => ({
      id: reportId(String(at + 1)),
      title,
      due,
      kind: final ? 'final' : 'interim',
      milestones: milestones.map(milestoneId),
    })),
    ...(agreement.loan ? loanTyped(agreement.loan) : {}),
    ...(agreement.outcome ? outcomeTyped(agreement.outcome, terms) : {}),
    tranches: agreement.tranches.map(({ amount, plannedDate, condition, instrument }, at) => ({
      id: `t${at + 1}`,
      ...(instrument && { instrument }),
      amount,
      plannedOn: plannedDate,
      conditions: condition.map((part) => ({ join: 'and', fact: factTyped(part, milestoneId, reportId) })),
    })),
  })
}

function loanTyped({ amount, gift, months, graceMonths }: NonNullable<AgreementStep['loan']>): Typed {
  return { gift, loan: amount, loanMonths: months, loanGraceMonths: graceMonths }
}

function outcomeTyped(
  { amount, gift, indicator, price, sample, method }: NonNullable<AgreementStep['outcome']>,
  terms: Terms,
): Typed {
  return {
    gift,
    outcome: amount,
    outcomeIndicator: terms.indicators[Number(indicator) - 1]?.id,
    outcomePrice: price,
    outcomeAttestor: 'initiative',
    outcomeMethod: method,
    outcomeSample: sample,
    outcomeMoments: 'end',
  }
}

function granteeTyped({ grantee }: Terms): Typed {
  const address = grantee.address ?? { street: 'Voorbeeldstraat 1', postcode: '8921 AA', city: 'Leeuwarden' }
  return { legalForm: grantee.legalForm ?? 'foundation', ...address }
}

function signerTyped({ person, typedName, capacity }: SignerForm): Typed {
  return { name: typedName, capacity, email: `${person}@example.org` }
}

function factTyped(
  part: ConditionForm,
  milestoneId: (n: string) => string,
  reportId: (n: string) => string,
): string {
  if ('milestone' in part) return `milestone:${milestoneId(part.milestone)}`
  if ('report' in part) return `report:${reportId(part.report)}`
  return part.kind === 'signed' ? 'signed' : 'baseline'
}

async function offer(stage: Stage, one: Granted, { texts, render }: SeedTools, at: Date): Promise<void> {
  const grant = known(stage.grants, one.key)
  const { terms } = await newest(grant)
  const manager = actor(stage, one.agreement.draftedBy, at)
  const prepared = await must(
    prepareOffer(manager, grant, { operation: operation(), seen: hashOf(terms) }, texts, at),
  )
  await must(offerAgreement(prepared.termsVersion, await render(prepared.termsVersion), at))
}

async function sign(stage: Stage, one: Granted, signer: SignerForm, at: Date): Promise<void> {
  const grant = known(stage.grants, one.key)
  const version = await newest(grant)
  const file = await storedFile(db(), version.document)
  const person = actor(stage, signer.person, at)
  const { request } = await must(
    askBoundCode(person, { kind: 'sign-agreement', grant, termsVersion: version.id }, at),
  )
  const form = {
    operation: operation(),
    typedName: signer.typedName,
    capacity: signer.capacity,
    code: codeOf(request),
    termsVersion: version.id,
    fileHash: file?.sha256 ?? '',
  }
  await must(signAgreement(person, grant, signer.side, form, at))
}

async function newest(grant: string) {
  const version = await newestVersion(db(), grant)
  if (!version) throw new Error('there are no terms yet')
  return version
}

function signerNamed({ signers }: AgreementStep, by: string): SignerForm {
  const signer = signers.find(({ person }) => person === by)
  if (!signer) throw new Error(`${by} is not among the signers`)
  return signer
}
