import { asc, eq } from 'drizzle-orm'
import type { PhoneSeen } from '#app/domain/payment/known-phone.ts'
import { documentSchema, type FrozenDocument } from '#app/domain/proposal/schema.ts'
import type { Reader } from '#db/client.server.ts'
import { submissions } from '#db/schema/index.ts'

/** The telephone numbers in each frozen copy of a proposal, with the account that stands in the same copy. */
export async function phonesInProposal(reader: Reader, proposal: string): Promise<PhoneSeen[]> {
  const rows = await reader
    .select({ document: submissions.document, at: submissions.submittedAt })
    .from(submissions)
    .where(eq(submissions.proposalId, proposal))
    .orderBy(asc(submissions.number))
  return rows.flatMap(({ document, at }) => (document ? phonesIn(documentSchema.parse(document), at) : []))
}

function phonesIn({ aboutUs, money }: FrozenDocument, at: Date): PhoneSeen[] {
  const { iban } = money
  const host =
    'fiscalHostPhone' in aboutUs && aboutUs.fiscalHostPhone
      ? [{ phone: aboutUs.fiscalHostPhone, name: aboutUs.fiscalHostContactName }]
      : []
  return [
    { phone: aboutUs.contactPhone, from: 'contact', name: aboutUs.contactName, at, iban },
    ...host.map((one) => ({ ...one, from: 'fiscal-host' as const, at, iban })),
  ]
}
