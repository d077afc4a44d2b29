import { approveRelease } from '#app/commands/approve-release.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import type { CastInitiative, PaymentStep } from '../cast/shape.ts'
import { day } from './set-up.ts'
import { type Act, actor, instant, known, must, operation, type Stage } from './stage.ts'

/** Each payment: prepared by one, approved by another, confirmed once the bank has paid. */
export function paymentActs(stage: Stage, one: CastInitiative): Act[] {
  if (!('payments' in one)) return []
  return one.payments.flatMap((step) => {
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
