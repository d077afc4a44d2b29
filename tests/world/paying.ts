import { importStatement } from '#app/commands/import-statement.server.ts'
import { makePaymentFile } from '#app/commands/make-payment-file.server.ts'
import { setFundAccount } from '#app/commands/set-fund-account.server.ts'
import { db } from '#db/client.server.ts'
import { openEntries } from '#db/queries/statements.server.ts'
import { statement } from './bank.ts'
import { enter, later, operation, type World, yes } from './base.ts'
import { approvedRelease, type GrantWorld, granting } from './granting.ts'

export const fundIban = 'NL91ABNA0417164300'
const filing = later({ minutes: 20 }, granting.approval)

/** The account that the fund pays from, as the administrator says it. */
export async function withFundAccount({ fund, ...world }: World): Promise<void> {
  const jelle = { ...(await enter({ fund, ...world }, 'jelle')), steppedUpAt: filing }
  await yes(
    setFundAccount(
      jelle,
      { operation: operation(), iban: fundIban, bic: null, holder: 'Stichting Fonds', painVersion: '09' },
      filing,
    ),
  )
}

/** A file for the bank with one payment, and a statement with a movement that nobody knows. */
export async function paidByFile(made: GrantWorld) {
  await withFundAccount(made)
  const sipke = { ...made.panel.sipke, steppedUpAt: filing }
  const releases = [await approvedRelease(made)]
  const { file } = await yes(
    makePaymentFile(sipke, { operation: operation(), executeOn: '2026-03-24', releases }, filing),
  )
  const text = statement([{ cents: 12_34, name: 'Iemand', reference: operation() }], {
    on: '2026-03-23',
    iban: fundIban,
  })
  const { import: id } = await yes(
    importStatement(
      sipke,
      { operation: operation() },
      { name: 'afschrift.xml', bytes: new TextEncoder().encode(text) },
      filing,
    ),
  )
  const movement = (await openEntries(db(), made.fund)).at(-1)?.id ?? ''
  return { paymentFile: file, statement: id, movement }
}
