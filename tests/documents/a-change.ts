import { fillAgreement } from '#app/commands/prepare-offer.server.ts'
import type { ChangePrint } from '#app/documents/change.ts'
import { addDays, type IsoDate } from '#app/domain/calendar.ts'
import { classifyChange } from '#app/domain/grant/change.ts'
import { diffTerms } from '#app/domain/grant/diff.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { cents } from '#app/domain/money.ts'
import { formatClauseValue } from '#app/i18n/clause-words.server.ts'
import { printOfChange } from '#app/server/change-document.server.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import type { TermsChange } from '#db/queries/changes.server.ts'
import { agreed, clauseFile } from '#tests/domain/grant/agreements.ts'

/** A change of the agreement of the example proposal, as the worker hands it to the renderer. */
export function aChange(
  edit: (terms: Terms) => Partial<Terms>,
  change: Partial<TermsChange> = {},
): ChangePrint {
  const terms = agreed()
  const after = { ...terms, ...edit(terms) }
  const base = { terms, version: 1, termsHash: 'a'.repeat(64) } as Version
  const weight = classifyChange(terms, after)
  const sent: Partial<TermsChange> = {
    side: 'grantee',
    kind: weight.kind,
    diff: diffTerms(terms, after),
    reason: 'De zaal was later klaar dan de gemeente had gezegd.',
    effectiveFrom: null,
    startedByName: 'Ineke Hoekstra',
    sentByName: 'Ineke Hoekstra',
    sentAt: new Date('2026-09-01T10:00:00Z'),
    ...change,
  }
  const articles = { was: articlesOf(terms, terms.endsOn), is: articlesOf(after, terms.endsOn) }
  const print = printOfChange(sent as TermsChange, { base, after, weight }, articles, { example: true })
  if (!print) throw new Error('a change that was not sent')
  return print
}

function articlesOf(terms: Terms, expiresOn: IsoDate) {
  const filled = fillAgreement(terms, expiresOn, { clauses: clauseFile.clauses, format: formatClauseValue })
  if (!filled.ok) throw new Error(JSON.stringify(filled.reason))
  return filled.clauses
}

/** A day later, which one may do by oneself. */
export function aFreeChange(): ChangePrint {
  return aChange(
    ({ milestones }) => ({ milestones: first(milestones, ({ due }) => ({ due: addDays(due, 14) })) }),
    {
      effectiveFrom: '2026-09-01',
    },
  )
}

/** Another place, which the other side says yes to. */
export function aNotice(): ChangePrint {
  return aChange(() => ({ place: 'De school aan de Bilgaardplein' }))
}

/** Much at once, by the fund: a longer end, less money, another purpose, another proof, a cost that goes and one that comes. */
export function anAmendment(): ChangePrint {
  return aChange(
    (terms) => ({
      endsOn: addDays(terms.endsOn, 60),
      purpose: `${terms.purpose} Ook in de school.`,
      milestones: first(terms.milestones, ({ evidence, due }) => ({
        due: addDays(due, 120),
        evidence: `${evidence}, met een foto van elke bijeenkomst`,
      })),
      budgetLines: [
        ...terms.budgetLines.slice(1),
        { ...(terms.budgetLines[0] as Terms['budgetLines'][0]), id: 'b9', title: 'Boeken 📚 voor thuis' },
      ],
      instruments: first(terms.instruments, ({ amountCents }) => ({
        amountCents: cents(amountCents - 100_000),
      })),
      tranches: first(terms.tranches, ({ amountCents }) => ({ amountCents: cents(amountCents - 100_000) })),
    }),
    { side: 'fund', sentByName: 'Sipke Dijkstra' },
  )
}

/** Every milestone later and differently shown, over some pages. */
export function aLongChange(): ChangePrint {
  const words = 'Een telling zonder namen met wat bewoners ervan vonden en wat er anders moet. '
  return aChange(({ milestones }) => ({
    milestones: milestones.map((one) => ({
      ...one,
      due: addDays(one.due, 100),
      evidence: `${one.evidence}. ${words.repeat(18)}`.trim(),
    })),
  }))
}

function first<One>(rows: readonly One[], edit: (row: One) => Partial<One>): One[] {
  return rows.map((row, at) => (at === 0 ? { ...row, ...edit(row) } : row))
}
