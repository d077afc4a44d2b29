import { m } from '#app/i18n/paraglide/messages.js'
import { Thread } from '../state/thread.tsx'

type PaymentThreadProps = { prepared: string; approved: string | null; paid: string | null }

/** The three acts of a payment, and who did them. */
export function PaymentThread({ prepared, approved, paid }: PaymentThreadProps) {
  return (
    <Thread
      steps={[
        { key: 'prepared', what: m.manager_tranche_step_prepared(), when: prepared, place: 'past' },
        {
          key: 'approved',
          what: m.manager_tranche_step_approved(),
          when: approved ?? m.manager_tranche_step_second_person(),
          place: approved ? 'past' : 'now',
        },
        {
          key: 'paid',
          what: m.manager_tranche_step_paid(),
          when: paid ?? m.manager_tranche_step_bank(),
          place: paid ? 'past' : approved ? 'now' : 'ahead',
        },
      ]}
    />
  )
}
