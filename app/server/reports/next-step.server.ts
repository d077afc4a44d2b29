import { type OwnNext, ownNext } from '#app/domain/grant/next.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { ownFacts } from './own-facts.server.ts'
import type { OwnGrantParts } from './own-grant-page.server.ts'

/** What comes next for an initiative, and whether it is up to them; `href` is where they do it. */
export type NextStep = {
  turn: boolean
  title: string
  text: string
  action: { href: string; label: string } | null
}

/** What `ownNext` decides for this grant, in words. */
export function nextOf(parts: OwnGrantParts, language: Language): NextStep {
  const next = ownNext(ownFacts(parts))
  return { turn: next.turn, ...wordsOf(next, parts, language) }
}

type Words = Omit<NextStep, 'turn'>

function wordsOf(next: OwnNext, parts: OwnGrantParts, language: Language): Words {
  const { path, version, learning, settlement, proposal } = parts
  switch (next.kind) {
    case 'sign': {
      const day = version?.offerExpires ? formatDay(version.offerExpires, language) : ''
      const title = parts.agreed ? m.results_report_next_change() : m.results_report_next_sign()
      const text = m.results_report_next_sign_text({ day })
      return said(title, text, `${path}/agreement`, m.results_report_next_sign_do())
    }
    case 'signed':
      return parts.signing === 'signed'
        ? said(m.results_report_next_signed(), m.results_report_next_signed_text())
        : said(
            m.results_report_next_others_sign(),
            m.results_report_next_others_sign_text(),
            `${path}/agreement`,
            m.results_report_next_sign_do(),
          )
    case 'answer':
      return said(
        m.results_report_next_answer(),
        m.results_report_next_answer_text(),
        `${path}/changes/${next.id}/answer`,
        m.results_report_next_answer_do(),
      )
    case 'held': {
      const hold = parts.holds.find(({ id }) => id === next.id)
      const href = `/applicant/proposals/${proposal}/messages`
      return said(m.results_report_next_held(), hold?.whatToDo ?? '', href, m.results_report_next_held_do())
    }
    case 'repay':
      return said(
        m.results_report_next_repay({ amount: settlement?.left ?? '' }),
        m.results_report_next_repay_text({ day: settlement?.due ?? '' }),
      )
    case 'proof':
      return said(
        m.payments_own_next(),
        m.payments_own_next_text(),
        `${path}/account`,
        m.payments_own_next_do(),
      )
    case 'look-back': {
      const { day = '', late, answers } = learning?.open ?? {}
      const text = late ? m.learning_next_late({ day }) : m.learning_next_text({ day })
      return said(
        m.learning_next_title(),
        answers ? m.learning_next_answer() : text,
        `${path}/review`,
        m.learning_next_do(),
      )
    }
    case 'returned-report':
    case 'report':
    case 'ahead-report':
    case 'sent-report':
      return reportWords(next.kind, next.id, parts)
    case 'returned-milestone':
    case 'milestone':
    case 'ahead-milestone':
      return milestoneWords(next.kind, next.id, parts)
    case 'payment': {
      const amount = parts.tranches.find(({ key }) => key === next.id)?.amount ?? ''
      return said(m.results_report_next_payment({ amount }), m.results_report_tranche_busy())
    }
    default:
      return standing[next.kind]()
  }
}

const standing: Record<'agreeing' | 'settled' | 'settling' | 'nothing', () => Words> = {
  agreeing: () => said(m.results_report_next_agreeing(), m.results_report_next_agreeing_text()),
  settled: () => said(m.results_report_next_settled(), m.results_report_next_settled_text()),
  settling: () => said(m.results_report_next_settling(), m.results_report_next_settling_text()),
  nothing: () => said(m.results_report_next_nothing(), m.results_report_next_nothing_text()),
}

function reportWords(
  kind: 'returned-report' | 'report' | 'ahead-report' | 'sent-report',
  id: string,
  { reports }: OwnGrantParts,
): Words {
  const { title = '', due = '', late, state, href = '' } = reports.find(({ key }) => key === id) ?? {}
  const by = m.results_report_next_report_text({ day: due })
  const go = state === 'draft' ? m.results_report_next_report_go_on() : m.results_report_next_report_do()
  switch (kind) {
    case 'returned-report':
      return said(
        m.results_report_next_question(),
        m.results_report_next_question_text({ report: title }),
        href,
        m.results_report_next_question_do(),
      )
    case 'report': {
      const text = late ? m.results_report_next_report_late({ day: due }) : by
      return said(m.results_report_next_report({ report: title }), text, href, go)
    }
    case 'ahead-report':
      return said(m.results_report_next_later({ report: title }), by, href, go)
    case 'sent-report':
      return said(m.results_report_sent_title(), m.results_report_next_sent({ report: title }))
  }
}

function milestoneWords(
  kind: 'returned-milestone' | 'milestone' | 'ahead-milestone',
  id: string,
  { milestones }: OwnGrantParts,
): Words {
  const found = milestones.find((one) => one.id === id)
  const { title: milestone = '', due: day = '', href = '' } = found ?? {}
  const by = m.results_report_next_milestone_text({ day })
  switch (kind) {
    case 'returned-milestone':
      return said(
        m.results_report_next_evidence(),
        m.results_report_next_evidence_text({ milestone }),
        href,
        m.results_report_next_evidence_do(),
      )
    case 'milestone':
      return said(
        m.results_report_next_milestone({ milestone }),
        by,
        href,
        m.results_report_next_milestone_do(),
      )
    case 'ahead-milestone':
      return said(
        m.results_report_next_ahead_milestone({ milestone }),
        by,
        href,
        m.results_report_next_milestone_do(),
      )
  }
}

function said(title: string, text: string, href?: string, label = ''): Words {
  return { title, text, action: href === undefined ? null : { href, label } }
}
