import { data, redirect } from '@remix-run/node'
import type { ClosedPageWords } from '#app/components/panel/closed-page.tsx'
import { can, type Person } from '#app/domain/access.ts'
import { isForPanel } from '#app/domain/proposal/personal.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { answersIn, formOfDocument } from '#app/domain/proposal/sections.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { closedPageWords } from '#app/i18n/rubric-words.server.ts'
import { db } from '#db/client.server.ts'
import type { FormLists } from '#db/queries/form-lists.server.ts'
import { contactsOf } from '#db/queries/fund.server.ts'
import { type PanelPlace, panelPlace } from '#db/queries/reviewer/place.server.ts'
import { type ReadableProposal, readableProposal } from '#db/queries/reviewer/proposal.server.ts'
import { notFound } from '../answers.server.ts'
import { sectionAnswers } from '../applying/answers-view.server.ts'
import type { FileViews } from '../files/file-views.server.ts'

/**
 * A proposal that is open to this member. Who did not declare yet goes to that question first; who declared something
 * near gets the page that says so (403); anything else is not found.
 */
export async function openProposal(actor: Person, id: string | undefined): Promise<ReadableProposal> {
  const place = await panelPlace(db(), actor, id ?? '')
  if (!place) throw notFound()
  if (place.panel === 'closed') throw await closed(actor, place)
  if (place.panel === 'assigned' && place.standing.grade === null) {
    throw redirect(`/reviewer/proposals/${place.id}/conflict`)
  }
  const proposal = can(actor, 'read-for-review', { panel: place.panel }).ok
    ? await readableProposal(db(), actor, place.id)
    : null
  if (!proposal) throw notFound()
  return proposal
}

/** The answer for who is near a proposal: a page of its own, that names what they declared. */
export async function closed(actor: Person, { standing }: Pick<PanelPlace, 'standing'>): Promise<unknown> {
  const { grade, declaredAt } = standing
  if (grade === null || declaredAt === null) throw notFound()
  const [person] = await contactsOf(db(), actor.fund)
  const page: ClosedPageWords = closedPageWords({ date: declaredAt, grade }, person ?? null, currentLocale())
  return data(page, { status: 403 })
}

/** What the panel reads of one section: never how to write to, call or pay somebody. */
export function readAnswers(
  document: NonNullable<ReadableProposal['document']>,
  section: SectionKey,
  lists: FormLists,
  files: FileViews = {},
) {
  const form = formOfDocument(document)
  return sectionAnswers(section, answersIn(document, section), {
    form,
    lists,
    language: currentLocale(),
    mayShow: isForPanel,
    files,
  }).filter(({ lines }) => lines.length > 0)
}
