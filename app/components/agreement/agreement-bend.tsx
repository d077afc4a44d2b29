import type { Flexibility } from '#app/domain/grant/settings.ts'
import { formatList, formatPercent } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Bend } from '../block/bend.tsx'

type AgreementBendProps = { flexibility: Flexibility; neighbourhoods: string[]; answerDays: number }

/** What may change about an agreement, with the numbers of its own terms. */
export function AgreementBend({ flexibility, neighbourhoods, answerDays }: AgreementBendProps) {
  const locale = currentLocale()
  const { budgetFreeBp, budgetNoticeBp, delayFreeDays, delayNoticeMonths } = flexibility
  const place = formatList(neighbourhoods, locale)
  return (
    <Bend
      free={{
        note: m.documents_agreement_free_note(),
        items: [
          m.documents_agreement_shift({ share: formatPercent(budgetFreeBp, locale) }),
          m.documents_agreement_weeks_later({ weeks: String(Math.floor(delayFreeDays / 7)) }),
        ],
      }}
      notice={{
        note: m.documents_agreement_notice_note({ days: String(answerDays) }),
        items: [
          m.documents_agreement_shift({ share: formatPercent(budgetNoticeBp, locale) }),
          m.documents_agreement_months_later({ months: String(delayNoticeMonths) }),
          m.documents_agreement_other_people(),
          m.documents_agreement_other_place({ place }),
        ],
      }}
      amendment={{
        note: m.documents_agreement_amendment_note(),
        items: [
          m.documents_agreement_other_amount(),
          m.documents_agreement_other_aim(),
          m.documents_agreement_other_recipient(),
        ],
      }}
    />
  )
}
