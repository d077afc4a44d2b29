import type { Again } from '#app/components/complaint/again-notices.tsx'
import { complaintSubjectWords } from '#app/i18n/complaint-words.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { lookedAtAgain } from '#db/queries/complaint-again.server.ts'

type Side = { audience: 'staff' | 'applicant'; proposal: string }

/** What the fund looks at again on a grant, in words for who reads, each with the way to the answer. */
export async function againOn(
  grant: string,
  { audience, proposal }: Side,
  language: Language,
): Promise<Again[]> {
  const staff = audience === 'staff'
  return (await lookedAtAgain(db(), grant)).map(({ complaint, about, outcome, on, answeredOn, own }) => {
    const day = formatDay(answeredOn, language)
    const right =
      outcome === 'partly'
        ? (staff ? m.complaint_again_staff_partly : m.complaint_again_own_partly)({ day })
        : (staff ? m.complaint_again_staff : m.complaint_again_own)({ day })
    return {
      id: complaint,
      title: staff ? m.complaint_again_do() : m.complaint_again_title(),
      about: on
        ? m.complaint_about_on({ about: complaintSubjectWords[about](), day: formatDay(on, language) })
        : complaintSubjectWords[about](),
      text: `${right} ${staff ? m.complaint_again_tell() : m.complaint_again_hear()}`,
      href: staff
        ? `/manager/complaints/${complaint}`
        : own
          ? `/applicant/proposals/${proposal}/complaints/${complaint}`
          : null,
    }
  })
}
