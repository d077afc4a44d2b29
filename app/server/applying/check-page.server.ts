import type { AnswerItem } from '#app/components/proposal/answer-list.tsx'
import type { Actor } from '#app/domain/access.ts'
import { budgetTotals } from '#app/domain/proposal/budget.ts'
import { type Obstacle, obstacles } from '#app/domain/proposal/obstacles.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { type Draft, draftSchema } from '#app/domain/proposal/schema.ts'
import { isWritable } from '#app/domain/proposal/state.ts'
import { questionWords, sectionWords } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { contactOfPlan } from '#db/queries/near.server.ts'
import { latestSubmission, openQuestion, ownerName } from '#db/queries/proposals.server.ts'
import { fileViews } from '../files/file-views.server.ts'
import { sectionAnswers } from './answers-view.server.ts'
import { type Applying, stripOf } from './here.server.ts'
import { proposalPath } from './question-page.server.ts'

export type CheckProblem = {
  key: string
  what: string
  whatNow: string
  links: { href: string; label: string }[]
}
type SectionText = { key: string; title: string; items: AnswerItem[] }

/**
 * Everything that was answered, section by section. While it is written: each answer with its way to change it, and what
 * still stands in the way of sending. Once it is sent: the frozen copy as it is read.
 */
export async function checkPage(actor: Actor, here: Applying, now: Date) {
  const { proposal } = here
  const language = currentLocale()
  const path = proposalPath(proposal.id)
  const lists = await formLists(db(), actor.fund)
  const files = fileViews(await ownFiles(db(), actor, proposal.id), path)
  const writable = isWritable(proposal.state)
  const may = writable && proposal.relation !== 'reader'
  const answers = writable ? here.draft : await frozenAnswers(proposal.id)
  const { form } = here
  const sections = form.sections.map(({ key }): SectionText => {
    const at = may ? (question: string) => `${path}/${key}/${question}?from=check` : undefined
    return {
      key,
      title: sectionWords(key, language).title,
      items: sectionAnswers(key, answers[key], { form, lists, language, files }, at),
    }
  })
  return {
    strip: stripOf(here, now, language),
    path,
    sections,
    totals: form.track === 'full' ? budgetTotals(answers.money) : null,
    writable,
    mayChange: may,
    maySend: may && actingRelation(actor.roles, proposal) === 'owner',
    sender: may ? await ownerName(db(), proposal.initiative) : null,
    problems: may ? await problemsOf(actor, here, now) : [],
  }
}

/** What stands in the way of sending, in words and with the page where it can be mended. */
export async function problemsOf(actor: Actor, here: Applying, now: Date): Promise<CheckProblem[]> {
  const { proposal, round, form, sections, draft } = here
  const person = await contactOfPlan(db(), actor.fund, { proposal: proposal.id })
  const question = await openQuestion(db(), proposal.id)
  const found = obstacles(
    {
      state: proposal.state,
      form,
      sections: Object.fromEntries(form.sections.map(({ key }) => [key, sections[key].done])),
      answers: draft,
      reopenedUntil: proposal.reopenedUntil,
      round,
      questionDueOn: question?.dueOn ?? null,
    },
    now,
  )
  return found.map(({ reason, at }, index) => ({
    key: `${index}-${reason.code}`,
    ...verdictWords(reason, currentLocale(), {
      person,
      audience: 'applicant',
      machine: 'proposal',
    }),
    links: at.map((place) => linkTo(here, place)),
  }))
}

function linkTo(
  { proposal, form }: Applying,
  { section, question }: Obstacle['at'][number],
): { href: string; label: string } {
  const language = currentLocale()
  const href = `${proposalPath(proposal.id)}/${section}`
  if (!question) return { href, label: sectionWords(section, language).title }
  return {
    href: `${href}/${question}?from=check`,
    label: questionWords(form, section, question, language).title,
  }
}

async function frozenAnswers(proposal: string): Promise<Draft> {
  return draftSchema.parse((await latestSubmission(db(), proposal))?.document ?? {})
}
