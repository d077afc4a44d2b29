import { approveRelease } from '#app/commands/approve-release.server.ts'
import { callAboutAccount } from '#app/commands/call-about-account.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { judgeAccountProof } from '#app/commands/judge-account-proof.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { recordNameCheck } from '#app/commands/record-name-check.server.ts'
import { db } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import type { CastInitiative, PaymentStep } from '../cast/shape.ts'
import { day } from './set-up.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

/** Each payment: prepared by one, approved by another, confirmed once the bank has paid. */
export function paymentActs(stage: Stage, one: CastInitiative): Act[] {
  if (!('payments' in one)) return []
  const [first] = one.payments
  const payments = one.payments.flatMap((step) => {
    const made = { release: '' }
    return [
      {
        at: instant(step.preparedAt),
        what: `prepare ${one.key} ${step.tranche}`,
        run: (at) => prepare(stage, one, step, made, at),
      },
      {
        at: instant(step.approvedAt),
        what: `approve ${one.key} ${step.tranche}`,
        run: (at) => approve(stage, step, made, at),
      },
      {
        at: instant(step.confirmedAt),
        what: `paid ${one.key} ${step.tranche}`,
        run: (at) => confirm(stage, step, made, at),
      },
    ] satisfies Act[]
  })
  if (!first) return payments
  const call: Act = {
    at: new Date(instant(first.preparedAt).getTime() - 10 * 60_000),
    what: `call about the account of ${one.key}`,
    run: (at) => callAbout(stage, one, first, at),
  }
  return [call, ...payments]
}

/** On the number that was known already: the account in the agreement is right; a statement on paper shows the same. */
async function callAbout(stage: Stage, one: CastInitiative, step: PaymentStep, at: Date): Promise<void> {
  const grant = known(stage.grants, one.key)
  const account = (await accountsOf(db(), grant)).at(-1)?.id ?? ''
  const by = actor(stage, step.preparedBy, at)
  const form = { operation: operation(), result: 'confirmed' as const, phone: '058 000 00 20' }
  await must(callAboutAccount(by, grant, { ...form, account }, at))
  const seen = { operation: operation(), account, result: 'right' as const, way: 'paper' as const }
  await must(judgeAccountProof(by, grant, seen, at))
  const check = { operation: operation(), account, result: 'match' as const }
  await must(recordNameCheck(by, grant, check, at))
}

type Made = { release: string }

async function prepare(
  stage: Stage,
  one: CastInitiative,
  step: PaymentStep,
  made: Made,
  at: Date,
): Promise<void> {
  const grant = known(stage.grants, one.key)
  const prepared = await must(
    prepareRelease(
      actor(stage, step.preparedBy, at),
      grant,
      `t${step.tranche}`,
      { operation: operation() },
      at,
    ),
  )
  made.release = prepared.release
}

async function approve(stage: Stage, step: PaymentStep, { release }: Made, at: Date): Promise<void> {
  await must(approveRelease(actor(stage, step.approvedBy, at), release, { operation: operation() }, at))
}

async function confirm(stage: Stage, step: PaymentStep, { release }: Made, at: Date): Promise<void> {
  const form = { operation: operation(), valueDate: day(step.valueDate) }
  await must(confirmPaid(actor(stage, step.confirmedBy, at), release, form, at))
}
