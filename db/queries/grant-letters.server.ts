import { and, desc, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { contactNear, fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import {
  type GrantLetterFacts,
  type GrantLetterKind,
  grantLetterFactsSchema,
} from '#app/domain/grant/letter.ts'
import type { LetterBase } from '#app/domain/panel/letter.ts'
import type { Reader } from '#db/client.server.ts'
import { documents, funds, grantLetters, proposals, submissions } from '#db/schema/index.ts'
import { contactsOf } from './fund.server.ts'
import type { Grant } from './grants.server.ts'
import { isUuid } from './ids.ts'

export type GrantLetter = {
  id: string
  fund: string
  grant: string
  kind: GrantLetterKind
  facts: GrantLetterFacts | null
  factsHash: string
  frozenAt: Date
  locale: Actor['locale']
  document: string | null
}

/** What every letter about a grant tells on a day, signed by somebody or (null) by the fund, and its language. */
export async function letterBase(
  reader: Reader,
  grant: Pick<Grant, 'submission' | 'initiativeName' | 'reference' | 'contact'>,
  { signer, day }: { signer: string | null; day: IsoDate },
): Promise<{ base: LetterBase; locale: Actor['locale']; contactWorkingDays: number }> {
  const [row] = await reader
    .select({ proposal: proposals, fund: funds, locale: submissions.locale })
    .from(submissions)
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .innerJoin(funds, eq(funds.id, proposals.fundId))
    .where(eq(submissions.id, grant.submission))
  if (!row) throw new Error(`submission ${grant.submission} has no proposal`)
  const { proposal, fund } = row
  const settings = fundSettingsSchema.parse(fund.settings)
  const near = contactNear(await contactsOf(reader, fund.id), {
    neighbourhoods: proposal.neighbourhoods,
    chosen: grant.contact,
  })
  const { name, role, phone, hours } = near ?? { name: fund.name, role: '', phone: '', hours: '' }
  return {
    locale: row.locale as Actor['locale'],
    contactWorkingDays: settings.contactWorkingDays,
    base: {
      initiative: grant.initiativeName,
      reference: grant.reference,
      date: day,
      recipient: proposal.applicantName || null,
      signer,
      fund: {
        name: fund.name,
        regime: fund.regime as Regime,
        complaintWeeks: settings.complaintWeeks,
        email: settings.email ?? null,
        postalAddress: settings.postalAddress ?? null,
        legalName: fund.legalName,
        legalBasis: settings.legalBasis ?? null,
        objectionAddress: settings.objectionAddress ?? null,
        court: fund.court,
      },
      person: { name, role, phone, hours },
    },
  }
}

/** The letters about a grant, the newest first. */
export async function lettersOf(reader: Reader, grant: string): Promise<GrantLetter[]> {
  const rows = await reader
    .select()
    .from(grantLetters)
    .where(eq(grantLetters.grantId, grant))
    .orderBy(desc(grantLetters.frozenAt), desc(grantLetters.id))
  return rows.map(letterOf)
}

export async function grantLetterById(reader: Reader, id: string): Promise<GrantLetter | null> {
  if (!isUuid(id)) return null
  const [row] = await reader.select().from(grantLetters).where(eq(grantLetters.id, id))
  return row ? letterOf(row) : null
}

/** The kept PDF of a letter about this grant; null while it is not made yet, or after erasure. */
export async function grantLetterFile(
  reader: Reader,
  grant: string,
  letter: string | undefined,
): Promise<{ fileName: string; bytes: Uint8Array; sha256: string } | null> {
  if (!isUuid(letter)) return null
  const [row] = await reader
    .select({ fileName: documents.fileName, bytes: documents.bytes, sha256: documents.sha256 })
    .from(grantLetters)
    .innerJoin(documents, eq(documents.id, grantLetters.documentId))
    .where(and(eq(grantLetters.grantId, grant), eq(grantLetters.id, letter)))
  return row?.bytes ? { ...row, bytes: row.bytes } : null
}

function letterOf(row: typeof grantLetters.$inferSelect): GrantLetter {
  return {
    id: row.id,
    fund: row.fundId,
    grant: row.grantId,
    kind: row.kind as GrantLetterKind,
    facts: row.facts && grantLetterFactsSchema.parse(row.facts),
    factsHash: row.factsHash,
    frozenAt: row.frozenAt,
    locale: row.locale as Actor['locale'],
    document: row.documentId,
  }
}
