import type { PartnerLine } from '#app/components/together/partner-lines.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { partnersAsked } from '#db/queries/partners.server.ts'

/** What the partners that a proposal names said to the question whether they take part; erased ones are left out. */
export async function partnerLines(proposal: string): Promise<PartnerLine[]> {
  const asked = await partnersAsked(db(), proposal)
  return asked.map(({ id, name, answer, remark }) => {
    const words = { yes: m.together_partners_yes, no: m.together_partners_no }
    const line = answer ? words[answer]({ name }) : m.together_partners_open({ name })
    return { key: id, line, answer, remark }
  })
}
