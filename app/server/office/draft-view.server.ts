import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canReopen } from '#app/domain/proposal/reopening.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { db } from '#db/client.server.ts'
import { filesOf } from '#db/queries/files.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { savedSections } from '#db/queries/proposals.server.ts'
import { roundById } from '#db/queries/rounds.server.ts'
import type { SeenProposal } from '#db/queries/seen-by-fund.server.ts'
import { sectionAnswers } from '../applying/answers-view.server.ts'
import { fileViews } from '../files/file-views.server.ts'

/** What stands in a draft now, section by section, and whether it can be opened once more. */
export async function draftView(actor: Person, proposal: SeenProposal, now: Date) {
  const language = currentLocale()
  const [saved, lists] = [await savedSections(db(), proposal.id), await formLists(db(), actor.fund)]
  const round = await roundById(db(), actor.fund, proposal.roundId)
  const files = fileViews(await filesOf(db(), proposal.id), null)
  const form = formOf(round?.track ?? 'full', round?.formVersion, round?.extra)
  const filled = form.sections.map(({ key }) => key).filter((key) => saved[key].version > 0)
  return {
    since: proposal.helpAskedAt ? formatDay(dayOf(proposal.helpAskedAt), language) : '',
    reopenedUntil: proposal.reopenedUntil && formatDay(proposal.reopenedUntil, language),
    reopen: await mayReopen(actor, proposal, now),
    sections: filled.map((key) => ({
      key,
      title: sectionWords(key, language).title,
      answers: sectionAnswers(key, saved[key].answers, { form, lists, language, files }).filter(
        ({ lines }) => lines.length > 0,
      ),
    })),
  }
}

/** Is there something to open once more, and may this person do it? */
export async function mayReopen(
  actor: Person,
  proposal: Pick<SeenProposal, 'roundId' | 'state'>,
  now: Date,
): Promise<boolean> {
  const round = await roundById(db(), actor.fund, proposal.roundId)
  if (!round || !can(actor, 'reopen-proposal').ok) return false
  return canReopen({ state: proposal.state, round }, dayOf(now), now).ok
}
