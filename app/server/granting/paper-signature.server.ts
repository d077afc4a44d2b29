import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import { type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { type PaperSigning, paperSigningsOf } from '#db/queries/paper-signings.server.ts'
import { notFound } from '../answers.server.ts'
import { type Examined, examine } from '../uploads/examine.server.ts'
import { isMultipart, withUploads } from '../uploads/receive.server.ts'
import { grantHead } from './office-grant.server.ts'

const text = (most: number) => z.string({ error: 'empty' }).trim().min(1, 'empty').max(most, 'tooLong')

/** A signature on paper as it is posted, beside its scan. */
const PaperPost = z.strictObject({
  operation: z.uuid(),
  termsVersion: text(100),
  signatory: text(200),
  capacity: text(200),
  signedOn: text(40).transform((typed, context): IsoDate => {
    const day = parseDay(typed)
    if (day) return day
    context.addIssue({ code: 'custom', message: 'day' })
    return z.NEVER
  }),
})

export type PaperProblems = Partial<Record<'signatory' | 'capacity' | 'signedOn' | 'scan' | 'form', string>>
export type PaperTyped = Record<'signatory' | 'capacity' | 'signedOn', string>
type Received<Answer> = { problems: PaperProblems; typed: PaperTyped } | { answer: Answer; typed: PaperTyped }

/** Reads the form with its scan, looks at the file, and does with it what the caller says; or says what is wrong. */
export async function receivePaper<Answer>(
  request: Request,
  keep: (file: Examined, form: z.output<typeof PaperPost>) => Promise<Answer>,
): Promise<Received<Answer>> {
  const nothing = { signatory: '', capacity: '', signedOn: '' }
  if (!isMultipart(request)) {
    await request.formData()
    return { problems: { form: 'wrong' }, typed: nothing }
  }
  return withUploads(request, async ({ form, uploads }) => {
    const word = (name: string) => String(form.get(name) ?? '')
    const typed = { signatory: word('signatory'), capacity: word('capacity'), signedOn: word('signedOn') }
    const upload = uploads.find(({ field }) => field === 'scan')
    const read = PaperPost.safeParse(Object.fromEntries([...form].filter(([name]) => name !== 'scan')))
    const looked = upload ? await examine(upload) : null
    if (read.success && looked?.ok && uploads.length === 1)
      return { answer: await keep(looked.file, read.data), typed }
    const found = (read.error?.issues ?? []).map(({ path, message }) => [String(path[0] ?? 'form'), message])
    return { problems: { ...Object.fromEntries(found), ...(looked?.ok ? {} : { scan: 'wrong' }) }, typed }
  })
}

/** The signatures on paper of the offer, each with its scan, and who may still sign. */
export async function paperPage(actor: Person, grant: Grant, language: Language) {
  const version = await newestVersion(db(), grant.id)
  if (!version?.offeredAt) throw notFound()
  const papers = await paperSigningsOf(db(), version.id)
  return {
    head: grantHead(grant),
    open: version.state === 'offered' || version.state === 'signed-by-one',
    termsVersion: version.id,
    people: version.terms.grantee.representatives.map(({ name, capacity, email }) => ({
      value: email,
      label: name,
      capacity: capacity ?? '',
    })),
    papers: papers.map((paper) => paperLine(paper, grant, actor, language)),
    operation: randomUUID(),
  }
}

/** One of them in words: who, when, and where it stands. */
export function paperLine(paper: PaperSigning, grant: Grant, actor: Person, language: Language) {
  const waits = !paper.confirmedAt && !paper.rejectedAt
  return {
    id: paper.id,
    text: m.agreement_paper_line({
      name: paper.typedName,
      capacity: paper.capacity,
      day: formatDay(paper.signedOn, language),
    }),
    scan: `/manager/proposals/${grant.proposal}/files/${paper.fileId}`,
    state: waits
      ? m.agreement_paper_state_waits()
      : paper.confirmedAt
        ? m.agreement_paper_state_counts()
        : m.agreement_paper_state_rejected(),
    check:
      waits && actor.roles.includes('approver') && paper.recordedBy !== actor.person
        ? `/manager/paper-signatures/${paper.id}/confirmation`
        : null,
  }
}
