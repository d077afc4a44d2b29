import { randomUUID } from 'node:crypto'
import { v5 } from 'uuid'
import { z } from 'zod'
import { keepEvidenceFile } from '#app/commands/keep-evidence-file.server.ts'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { moveMilestone } from '#app/domain/grant/milestone.ts'
import { type FileProblem, fileProblemOf } from '#app/domain/proposal/file.ts'
import { parseNumber } from '#app/domain/proposal/typing.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { type EvidenceRow, evidenceOf, milestoneStanding } from '#db/queries/evidence.server.ts'
import { type Grant, ownGrant } from '#db/queries/grants.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { notFound } from '../answers.server.ts'
import { examine } from '../uploads/examine.server.ts'
import { isMultipart, withUploads } from '../uploads/receive.server.ts'
import { maybeWords } from './course-form.server.ts'
import { grantHead, officeGrant } from './office-grant.server.ts'

export const EvidencePost = z.strictObject({
  operation: z.uuid(),
  text: maybeWords,
  number: z
    .string()
    .trim()
    .optional()
    .transform((typed, ctx): number | null => {
      if (!typed) return null
      const read = parseNumber(typed)
      if (read !== null) return read
      ctx.addIssue({ code: 'custom', message: 'wrong' })
      return z.NEVER
    }),
  file: z
    .string()
    .optional()
    .transform((typed) => (typed && isUuid(typed) ? typed : null)),
})

type Place = { grantId?: string; milestoneId?: string }

/** One's own milestone: what is enough, and what was handed in; not found for another's, or one nobody agreed. */
export async function ownMilestonePage(actor: Person, place: Place) {
  const grant = await ownGrant(db(), actor, place.grantId)
  if (!grant || !can(actor, 'read-own-grant', { relation: grant.relation }).ok) throw notFound()
  const path = `/applicant/grants/${grant.id}`
  const page = await milestoneOf(grant, place.milestoneId, `/applicant/proposals/${grant.proposal}/files`)
  const writes = can(actor, 'send-evidence', { relation: grant.relation }).ok
  return {
    ...page,
    head: { name: grant.initiativeName, reference: grant.reference, path },
    writes: writes && takesReports(grant.state, 'interim') && moveMilestone(page.state, 'report').ok,
    operation: randomUUID(),
  }
}

/** The same for the office. */
export async function officeMilestonePage(actor: Person, place: Place) {
  const grant = await officeGrant(actor, place.grantId)
  const page = await milestoneOf(grant, place.milestoneId, `/manager/proposals/${grant.proposal}/files`)
  const waits = page.handedIn.at(-1)?.state === 'sent' && page.state === 'reported'
  return {
    ...page,
    head: grantHead(grant),
    path: `/manager/grants/${grant.id}/milestones/${page.id}`,
    judges: can(actor, 'judge-report').ok && waits,
    operations: { accept: randomUUID(), return: randomUUID() },
  }
}

async function milestoneOf(grant: Grant, id: string | undefined, files: string) {
  const version = await versionInForce(db(), grant.id)
  const milestone = version?.terms.milestones.find((one) => one.id === id)
  if (!milestone) throw notFound()
  const language = currentLocale()
  const state = await milestoneStanding(db(), grant.id, milestone.id)
  const handedIn = await evidenceOf(db(), grant.id, milestone.id)
  return {
    id: milestone.id,
    title: milestone.title,
    due: formatDay(milestone.due, language),
    enough: milestone.evidence,
    state,
    word: stateWord('milestone', state, 'applicant', language) ?? state,
    handedIn: handedIn.map((row) => handedInWords(row, files)),
  }
}

function handedInWords(row: EvidenceRow, files: string) {
  const language = currentLocale()
  return {
    id: row.id,
    state: row.state,
    text: row.text,
    number: row.number === null ? null : formatNumber(row.number, language),
    file: row.file && row.fileName ? { name: row.fileName, href: `${files}/${row.file}` } : null,
    by: row.sentByName,
    day: formatDay(dayOf(row.sentAt), language),
    question: row.question,
  }
}
export type HandedIn = ReturnType<typeof handedInWords>

/** Reads the form; a photo or file in it is looked at and kept first, and its id takes its place. */
export async function receiveEvidence(
  request: Request,
  actor: Person,
  grant: string,
  now: Date,
): Promise<{ form: FormData; problem: FileProblem | null }> {
  if (!isMultipart(request)) return { form: await request.formData(), problem: null }
  return withUploads(request, async ({ form, uploads }) => {
    const upload = uploads.find(({ field }) => field === 'file:file')
    form.delete('file:file')
    if (!upload) return { form, problem: null }
    const looked = await examine(upload)
    if (!looked.ok) return { form, problem: fileProblemOf(looked) ?? 'failed' }
    const given = String(form.get('operation') ?? '')
    const operation = v5(`${looked.file.sha256} ${looked.file.name}`, isUuid(given) ? given : v5.URL)
    const kept = await keepEvidenceFile(actor, grant, looked.file, operation, now)
    if (!kept.ok && kept.reason.code === 'not-found') throw notFound()
    if (kept.ok) form.set('file', kept.file)
    return { form, problem: kept.ok ? null : (fileProblemOf(kept) ?? 'failed') }
  })
}
