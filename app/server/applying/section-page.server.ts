import type { Submission } from '@conform-to/react'
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import type { Actor } from '#app/domain/access.ts'
import { budgetTotals } from '#app/domain/proposal/budget.ts'
import type { SectionKey } from '#app/domain/proposal/schema.ts'
import { isSectionKey, missingIn, saysReady, sectionNamed } from '#app/domain/proposal/sections.ts'
import { isWritable } from '#app/domain/proposal/state.ts'
import { fieldError, formCommon, questionWords, sectionWords } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { notFound } from '#app/server/answers.server.ts'
import type { Reply } from '#app/server/form-reading.server.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { type FileViews, fileViews } from '../files/file-views.server.ts'
import { sectionAnswers } from './answers-view.server.ts'
import { type Applying, applying, stripOf } from './here.server.ts'
import { proposalPath } from './question-page.server.ts'

export type AtSection = Applying & {
  section: SectionKey
  lists: Awaited<ReturnType<typeof formLists>>
  files: FileViews
}

/** The section at an address; not found when the form has no such section. */
export async function atSection(
  actor: Actor,
  place: { proposalId?: string; section?: string },
): Promise<AtSection> {
  const { section = '' } = place
  if (!isSectionKey(section)) throw notFound()
  const here = await applying(actor, place.proposalId ?? '')
  if (!sectionNamed(here.form, section)) throw notFound()
  const files = fileViews(await ownFiles(db(), actor, here.proposal.id), proposalPath(here.proposal.id))
  return { ...here, section, lists: await formLists(db(), actor.fund), files }
}

/** What cannot be written any more is read elsewhere, as is everything for who may only read; a short form has no ends of sections. */
export function sectionElsewhere({ proposal, form }: AtSection): Response | null {
  if (!saysReady(form)) return redirect(proposalPath(proposal.id))
  if (!isWritable(proposal.state)) return redirect(proposalPath(proposal.id))
  return proposal.relation === 'reader' ? redirect(`${proposalPath(proposal.id)}/check`) : null
}

/** What the end of a section shows. */
export function sectionPage(here: AtSection, operation: string, now: Date) {
  const { section, sections, proposal, form, draft, lists, files } = here
  const language = currentLocale()
  const { answers, version, done } = sections[section]
  const path = proposalPath(proposal.id)
  const at = (question: string) => `${path}/${section}/${question}?from=section`
  const { title, intro } = sectionWords(section, language)
  const { sectionDone, saveAndContinue } = formCommon(language)
  return {
    strip: stripOf(here, now, language),
    path,
    title,
    intro,
    operation,
    version,
    done: done ? 'yes' : undefined,
    items: sectionAnswers(section, answers, { form, lists, language, files }, at),
    totals: section === 'money' ? budgetTotals(draft.money) : null,
    open: missingIn(form, section, answers).map((question) => ({
      href: `${path}/${section}/${question}`,
      title: questionWords(form, section, question, language).title,
    })),
    words: { label: sectionDone.label, yes: sectionDone.yes, no: sectionDone.no, save: saveAndContinue },
  }
}

/** "Is dit onderdeel klaar?" as it is posted. */
export const finishForm = z.strictObject(
  {
    operation: z.uuid({ error: 'unknownField' }),
    version: z
      .string({ error: 'unknownField' })
      .regex(/^\d{1,9}$/, 'unknownField')
      .transform(Number),
    done: z.enum(['yes', 'no'], { error: 'empty' }).transform((said) => said === 'yes'),
  },
  { error: 'unknownField' },
)

/** The form again with its one question in words, and anything else wrong with it said of the whole. */
export function finishProblems(form: Submission<unknown, string[], unknown>) {
  const language = currentLocale()
  const reply = form.reply() as Reply
  const open = reply.error?.done ? { done: [formCommon(language).sectionDone.empty] } : {}
  const others = Object.entries(reply.error ?? {}).some(([name, codes]) => name !== 'done' && codes?.length)
  const whole = others ? { '': [fieldError('', 'unknownField', language)] } : {}
  return data(
    { form: { ...reply, error: { ...whole, ...open } as Record<string, string[]> }, refusal: null },
    { status: 400 },
  )
}
