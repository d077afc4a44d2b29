import { redirect } from '@remix-run/node'
import type { CaseLineView } from '#app/components/near/case-thread.tsx'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { lineKinds, readPlace, writePlace } from '#app/domain/near/case-line.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { eventWords } from '#app/i18n/event-words.server.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { lineKindWords, momentWords, removedWords, stepLine } from '#app/i18n/near-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type CaseLine, type CasePlan, caseLines, caseOf } from '#db/queries/case.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { notFound } from '../answers.server.ts'
import { officePath } from '../office/seen-guard.server.ts'
import { closed } from '../panel/open-proposal.server.ts'
import { pastOf } from '../past/past-list.server.ts'

/** How many lines one page shows. */
const shown = 25

/**
 * Everything about one initiative that is not closed to who looks, the newest first. Of a plan that they did not declare
 * about they see no more than that it is there; who may see none of it is sent to that question, or gets the page that says
 * why (403). Of what the panel says nothing is told.
 */
export async function casePage(actor: Person, id: string | undefined, query: URLSearchParams) {
  const found = await caseOf(db(), actor, id ?? '')
  if (!found) throw notFound()
  const acts = actor.roles.includes('manager') || actor.roles.includes('approver')
  const isOpen = ({ grade }: CasePlan) => (grade === null ? !acts : mayRead(grade).ok)
  const open = found.plans.filter(isOpen)
  const undeclared = found.plans.filter(({ grade }) => grade === null && acts)
  if (open.length === 0) throw await turnedAway(actor, found.plans, undeclared)
  const kind = lineKinds.find((one) => one === query.get('kind')) ?? null
  const before = readPlace(query.get('before'))
  const { lines, more } = await caseLines(db(), {
    plans: open,
    kinds: kind ? [kind] : lineKinds,
    before,
    most: shown,
  })
  const language = currentLocale()
  const notes = can(actor, 'note-contact').ok
  const finishes = can(actor, 'finish-step').ok
  const path = `/manager/initiatives/${found.id}`
  const ofKind = kind ? `?kind=${kind}` : ''
  return {
    path,
    name: found.name,
    notes,
    plans: open.map((plan) => planView(plan, language)),
    undeclared: undeclared.map(({ id: key, title, round }) => ({ id: key, title: title || round })),
    hidden: found.plans.length > open.length + undeclared.length,
    kind: kind ?? '',
    kinds: lineKinds.map((value) => ({ value, label: lineKindWords[value]() })),
    past: await pastOf(
      actor,
      open.map(({ id: key }) => key),
      language,
    ),
    lines: lines.map((line) => lineView(line, { plans: open, finishes, language })),
    first: before ? `${path}${ofKind}` : null,
    next: more ? `${path}${ofKind}${ofKind ? '&' : '?'}before=${encodeURIComponent(writePlace(more))}` : null,
  }
}

async function turnedAway(actor: Person, [plan]: CasePlan[], [undeclared]: CasePlan[]): Promise<unknown> {
  if (undeclared) return redirect(`/manager/proposals/${undeclared.id}/conflict`)
  if (!plan) return notFound()
  return closed(actor, { standing: await standingOf(db(), actor.person, plan) })
}

function planView(plan: CasePlan, language: Language) {
  return {
    id: plan.id,
    title: plan.title || plan.round,
    over: [plan.reference, plan.round].filter(Boolean).join(' · '),
    state: plan.state,
    word: stateWord('proposal', plan.state, 'staff', language) ?? plan.state,
    href: officePath(plan),
    grant: plan.grant && `/manager/grants/${plan.grant}`,
    note: `/manager/proposals/${plan.id}/contact`,
    own: `/manager/proposals/${plan.id}/contact?kind=note`,
  }
}

type Shown = { plans: readonly CasePlan[]; finishes: boolean; language: Language }

function lineView(line: CaseLine, { plans, finishes, language }: Shown): CaseLineView {
  const told = toldBy(line, language)
  const plan = plans.find(({ id, grant }) => id === subjectOf(line) || grant === subjectOf(line))
  const which = plans.length > 1 ? (plan?.reference ?? plan?.title) : null
  const step = 'step' in line ? line.step : null
  return {
    key: line.id,
    what: told.what,
    href: told.href,
    when: [told.when, line.by, which].filter(Boolean).join(' · '),
    words: told.words,
    step: step && {
      text: stepLine(step, language),
      done: step.doneAt && m.near_step_is_done({ day: formatDay(dayOf(step.doneAt), language) }),
      href: finishes && !step.doneAt && step.what ? `/manager/steps/${line.id}/done` : null,
    },
  }
}

function subjectOf(line: CaseLine): string {
  return 'proposal' in line ? line.proposal : line.subject.id
}

type Told = Pick<CaseLineView, 'what' | 'href' | 'when' | 'words'>

function toldBy(line: CaseLine, language: Language): Told {
  if ('way' in line) {
    const day = formatDay(dayOf(line.at), language)
    return {
      what: momentWords[line.way](),
      href: `/manager/notes/${line.id}`,
      when: line.corrected ? `${day} · ${m.near_note_corrected()}` : day,
      words: line.removed ? removedWords[line.removed]() : line.words || m.near_words_gone(),
    }
  }
  const when = formatDateTime(line.at, language)
  if (line.kind === 'message')
    return {
      what: messageWords(line),
      href: `/manager/proposals/${line.proposal}/messages`,
      when,
      words: line.text || m.near_words_gone(),
    }
  return { what: eventWords(line.type, line.data, language), href: hrefOf(line), when, words: null }
}

function messageWords({ side, by, quoted, sender }: Extract<CaseLine, { kind: 'message' }>): string {
  if (quoted) return sender ? m.near_line_message_put({ sender }) : m.near_line_message_put_unknown()
  return side === 'applicant' ? m.near_line_message_theirs({ name: by }) : m.near_line_message_ours()
}

type Logged = Extract<CaseLine, { type: string }>

/** Where what happened is looked at: its own page where it has one, else the proposal or the grant. */
function hrefOf({ kind, subject, data }: Logged): string {
  const keyOf = (name: string) => (typeof data[name] === 'string' ? data[name] : null)
  const [report, change, complaint] = [keyOf('report'), keyOf('change'), keyOf('complaint')]
  if (kind === 'report' && report) return `/manager/reports/${report}`
  if (kind === 'change' && change) return `/manager/grants/${subject.id}/changes/${change}`
  if (kind === 'complaint' && complaint) return `/manager/complaints/${complaint}`
  return subject.kind === 'grant' ? `/manager/grants/${subject.id}` : `/manager/proposals/${subject.id}`
}
