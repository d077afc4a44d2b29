import { eq } from 'drizzle-orm'
import { prepareLoanCorrection } from '#app/commands/correct-loan-receipt.server.ts'
import { linkUndertakings } from '#app/commands/link-undertakings.server.ts'
import { planBulk } from '#app/commands/plan-bulk.server.ts'
import { prepareClosing } from '#app/commands/prepare-closing.server.ts'
import { askChecks, runChecks } from '#app/commands/run-checks.server.ts'
import { saveView } from '#app/commands/save-view.server.ts'
import type { Person } from '#app/domain/access.ts'
import { cents } from '#app/domain/money.ts'
import { db } from '#db/client.server.ts'
import { contributionsOf } from '#db/queries/contributions.server.ts'
import { ledgerEntries, loanReceipts } from '#db/schema/index.ts'
import { enter, later, operation, today, type World, yes } from '#tests/world/base.ts'
import { heldGrant, keptGrantLetter } from '#tests/world/course.ts'
import { preparedTransfer } from '#tests/world/fund-money.ts'
import { type GrantWorld, granting } from '#tests/world/granting.ts'
import { bookedReceipt, lentGrant, loanDecision } from '#tests/world/loan.ts'
import { attested, outcomeGrant, printedCodes } from '#tests/world/outcome.ts'
import { now } from './moment.ts'
import { inRound } from './round.ts'

/**
 * What a donor gave, a decision about the fund's money that waits, two that count together for state aid, and a year whose
 * books wait to be closed.
 */
export async function fundMoney(world: World) {
  const [contribution] = await contributionsOf(db(), world.fund)
  const { decision } = await preparedTransfer(world)
  await yes(prepareClosing(await enter(world, 'sipke'), 2025, { operation: operation() }, today))
  const link = { one: 'kvk:12345670', oneName: 'Winkel', other: 'kvk:12345671', otherName: 'Winkel BV' }
  const linked = { operation: operation(), ...link, reason: 'Het bestuur is hetzelfde.' }
  const { link: aidLink } = await yes(linkUndertakings(await enter(world, 'sipke'), linked, today))
  return {
    contribution: contribution?.id ?? '',
    donor: contribution?.donor ?? '',
    fundDecision: decision,
    aidLink,
  }
}

/** The books, held against themselves once. */
export async function checkedBooks(world: World): Promise<string> {
  const { run } = await yes(
    askChecks(await enter(world, 'sipke'), { operation: operation() }, granting.payment),
  )
  await runChecks(run, granting.payment)
  return run
}

/** A loan that was paid out, of which a part waits for who decides that it need not come back. */
export async function lentWithDecision(world: World) {
  const made = await lentGrant(world)
  await yes(loanDecision(made, { amount: cents(100_00) }, later({ days: 1 }, granting.payment)))
  return made
}

/** A grant of which results wait to be looked at, and one with a print of codes for residents. */
export async function withResults(world: World) {
  const waits = await outcomeGrant(await inRound(world, 'resultaten'))
  const said = await outcomeGrant(await inRound(world, 'bewoners'), { attestor: 'residents' })
  const { set, codes } = await printedCodes(said, 3)
  return {
    attested: waits.grant,
    attestation: await attested(waits, 20),
    said: said.grant,
    codes: set,
    residentCode: codes[0] ?? '',
  }
}

/** A receipt of a loan that the manager says was booked wrong. */
export async function wrongReceipt(made: GrantWorld): Promise<string> {
  const at = later({ days: 2 }, granting.payment)
  await yes(bookedReceipt(made, 50_00, at))
  const [row] = await db().select().from(loanReceipts).where(eq(loanReceipts.grantId, made.grant))
  const of = { grant: made.grant, receipt: row?.id ?? '' }
  await yes(prepareLoanCorrection(made.panel.sipke, of, { operation: operation(), reason: 'Dubbel.' }, at))
  return of.receipt
}

/** What the manager set the board of payments to. */
export async function viewOf(actor: Person): Promise<string> {
  const form = {
    operation: operation(),
    page: 'tranches',
    view: null,
    name: 'Te laat',
    search: 'show=late',
    shared: true,
  } as const
  return (await yes(saveView(actor, form, granting.release))).view
}

/** A grant of which the payments are held, and the kept letter that tells it. */
export async function heldWithLetter(made: GrantWorld) {
  const { hold, letter } = await heldGrant(made)
  return { hold, grantLetter: await keptGrantLetter(made, letter) }
}

export async function postingOf(grant: string): Promise<string> {
  const [row] = await db()
    .select({ posting: ledgerEntries.postingId })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.grantId, grant))
  return row?.posting ?? ''
}

/** Tjitske chose to approve a payment with all others. */
export async function chosenForMany(world: World, release: string): Promise<string> {
  const tjitske = { ...(await enter(world, 'tjitske')), steppedUpAt: now }
  const form = { operation: operation(), items: [{ id: release, seen: '1' }] }
  return (await yes(planBulk(tjitske, 'payments', form, now))).bulk
}
