import { eq } from 'drizzle-orm'
import { adjustTerms } from '#app/commands/adjust-terms.server.ts'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { askBoundCode } from '#app/commands/ask-code.server.ts'
import { callAboutAccount } from '#app/commands/call-about-account.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { draftTerms } from '#app/commands/draft-terms.server.ts'
import { judgeAccountProof } from '#app/commands/judge-account-proof.server.ts'
import { offerAgreement } from '#app/commands/offer-agreement.server.ts'
import { prepareOffer } from '#app/commands/prepare-offer.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { refreshGrant } from '#app/commands/refresh-conditions.server.ts'
import { type SignatureForm, signAgreement } from '#app/commands/sign-agreement.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import type { TermsForm } from '#app/domain/grant/terms-form.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { hashOf } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { newestVersion, storedFile, type Version } from '#db/queries/agreements.server.ts'
import { grants, milestoneAcceptances, reports } from '#db/schema/index.ts'
import type { Wish } from './applying.ts'
import { enter, later, operation, type World, yes } from './base.ts'
import { awarded, moments, type Panel } from './panel.ts'
import { formOfTerms as termsAsForm } from './terms-form.ts'

/** The moments of an agreement, days after the decision. */
export const granting = {
  draft: later({ days: 1 }, moments.decision),
  prepare: later({ days: 2 }, moments.decision),
  offer: later({ days: 2, minutes: 1 }, moments.decision),
  grantee: later({ days: 4 }, moments.decision),
  fund: later({ days: 5 }, moments.decision),
  release: later({ days: 6 }, moments.decision),
  approval: later({ days: 7 }, moments.decision),
  payment: later({ days: 8 }, moments.decision),
}

/** A grant on its way, with everybody who acts on it. `owner` signs for the initiative. */
export type GrantWorld = World & {
  panel: Panel
  owner: Person & { email: string }
  proposal: string
  grant: string
}

/** An award to Ineke's initiative, who is named to sign; nothing is written down yet. */
export async function awardedGrant(world: World, wish: Wish = {}, amount = 20_000_00): Promise<GrantWorld> {
  const owner = await enter(world, 'ineke')
  const contact = { contactEmail: owner.email, contactName: owner.name }
  const pages = { ...wish.pages, aboutUs: { ...wish.pages?.aboutUs, contact } }
  const { panel, proposal, grant } = await awarded(world, { ...wish, pages }, amount)
  return { ...world, panel, owner, proposal, grant }
}

export async function draftedGrant(world: World, wish: Wish = {}, amount = 20_000_00): Promise<GrantWorld> {
  const made = await awardedGrant(world, wish, amount)
  await yes(
    draftTerms(made.panel.sipke, made.grant, { operation: operation() }, agreementTexts(), granting.draft),
  )
  return made
}

/** The form of the terms as the manager posts it, with what a test types into it. */
export function formOfTerms(terms: Terms, change: Partial<TermsForm> = {}): Required<TermsForm> {
  return { operation: operation(), seen: hashOf(terms), ...termsAsForm(terms), ...change }
}

export async function adjust(
  made: GrantWorld,
  change: (terms: Terms) => Partial<TermsForm>,
  at = granting.draft,
) {
  const { terms } = await version(made)
  return adjustTerms(made.panel.sipke, made.grant, formOfTerms(terms, change(terms)), at)
}

export function prepare(made: GrantWorld, terms: Terms, at = granting.prepare) {
  return prepareOffer(
    made.panel.sipke,
    made.grant,
    { operation: operation(), seen: hashOf(terms) },
    agreementTexts(),
    at,
  )
}

/** A document that stands in for the drawn one: its bytes are as good as any for who signs. */
export function aDocument(termsHash: string) {
  return { bytes: new TextEncoder().encode(`%PDF ${termsHash}`), pages: 6, renderer: 'test', termsHash }
}

/** Prepared by the manager and offered by the system. */
export async function offeredGrant(
  world: World,
  wish: Wish = {},
  amount = 20_000_00,
  change: (terms: Terms) => Partial<TermsForm> = () => ({}),
): Promise<GrantWorld> {
  const made = await draftedGrant(world, wish, amount)
  await yes(adjust(made, change))
  const { terms } = await version(made)
  const { termsVersion, termsHash } = await yes(prepare(made, terms))
  await yes(offerAgreement(termsVersion, aDocument(termsHash), granting.offer))
  return made
}

/** Asks the code by mail and signs with it, with what a test wants different in the form. */
export async function sign(
  actor: Person & { email: string | null },
  side: Side,
  made: Pick<GrantWorld, 'grant'>,
  at: Date,
  change: Partial<SignatureForm> = {},
) {
  return signAgreement(
    actor,
    made.grant,
    side,
    { ...(await signatureForm(actor, made, at)), ...change },
    later({ minutes: 1 }, at),
  )
}

export async function signatureForm(
  actor: Person & { email: string | null },
  made: Pick<GrantWorld, 'grant'>,
  at: Date,
): Promise<SignatureForm> {
  const { id, document } = await version(made)
  const asked = { kind: 'sign-agreement', grant: made.grant, termsVersion: id } as const
  const { request } = await yes(askBoundCode({ ...actor, email: actor.email ?? '' }, asked, at))
  return {
    operation: operation(),
    typedName: actor.name,
    capacity: 'Voorzitter',
    code: codeOf(request),
    termsVersion: id,
    fileHash: (await storedFile(db(), document))?.sha256 ?? '',
  }
}

/** Signed by both: the grant runs. */
export async function runningGrant(
  world: World,
  wish: Wish = {},
  amount = 20_000_00,
  change: (terms: Terms) => Partial<TermsForm> = () => ({}),
): Promise<GrantWorld> {
  const made = await offeredGrant(world, wish, amount, change)
  await yes(sign(made.owner, 'grantee', made, granting.grantee))
  await yes(sign(made.panel.tjitske as Person & { email: string }, 'fund', made, granting.fund))
  await confirmedAccount(made)
  return made
}

/** Sipke called a known number, heard that the newest account is right, and saw a proof of it. */
export async function confirmedAccount(
  made: Pick<GrantWorld, 'grant' | 'panel'>,
  by: Person = made.panel.sipke,
  at = later({ minutes: 10 }, granting.fund),
): Promise<void> {
  const account = (await accountsOf(db(), made.grant)).at(-1)?.id ?? ''
  const form = { operation: operation(), account, result: 'confirmed' as const, phone: '058 000 00 20' }
  await yes(callAboutAccount(by, made.grant, form, at))
  await seenProof(made, by, at)
}

/** Somebody of the fund saw on paper that the newest account is theirs. */
export async function seenProof(
  made: Pick<GrantWorld, 'grant' | 'panel'>,
  by: Person = made.panel.sipke,
  at = later({ minutes: 10 }, granting.fund),
): Promise<void> {
  const account = (await accountsOf(db(), made.grant)).at(-1)?.id ?? ''
  const form = { operation: operation(), account, result: 'right' as const, way: 'paper' as const }
  await yes(judgeAccountProof(by, made.grant, form, at))
}

export async function preparedRelease(
  made: GrantWorld,
  tranche = 't1',
  at = granting.release,
): Promise<string> {
  return (await yes(prepareRelease(made.panel.sipke, made.grant, tranche, { operation: operation() }, at)))
    .release
}

export async function approvedRelease(
  made: GrantWorld,
  tranche = 't1',
  at = granting.approval,
): Promise<string> {
  const release = await preparedRelease(made, tranche, later({ minutes: -30 }, at))
  await yes(
    approveRelease({ ...made.panel.tjitske, steppedUpAt: at }, release, { operation: operation() }, at),
  )
  return release
}

export async function paidTranche(
  made: GrantWorld,
  tranche = 't1',
  at = granting.payment,
  valueDate: IsoDate = dayOf(at),
): Promise<string> {
  const release = await approvedRelease(made, tranche, later({ minutes: -60 }, at))
  await yes(confirmPaid(made.panel.sipke, release, { operation: operation(), valueDate }, at))
  return release
}

/** A report with its milestones accepted by somebody, as rows: what the conditions of tranches read. */
export async function acceptedReport(
  made: GrantWorld,
  moment: string,
  milestones: string[],
  by: Person,
  at: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const report = newId(at)
    const of = { fundId: made.fund, grantId: made.grant }
    await tx.insert(reports).values({
      id: report,
      ...of,
      momentId: moment,
      state: 'accepted',
      startedAt: at,
      sentBy: made.owner.person,
      sentAt: at,
      judgedBy: by.person,
      judgedAt: at,
    })
    if (milestones.length > 0) {
      await tx.insert(milestoneAcceptances).values(
        milestones.map((milestoneId) => ({
          ...of,
          milestoneId,
          reportId: report,
          acceptedBy: by.person,
          acceptedAt: at,
        })),
      )
    }
    await refreshGrant(tx, made.grant, at)
  })
}

export async function version({ grant }: Pick<GrantWorld, 'grant'>): Promise<Version> {
  const newest = await newestVersion(db(), grant)
  if (!newest) throw new Error('no terms')
  return newest
}

export async function grantState({ grant }: Pick<GrantWorld, 'grant'>): Promise<string | undefined> {
  const [row] = await db().select({ state: grants.state }).from(grants).where(eq(grants.id, grant))
  return row?.state
}
