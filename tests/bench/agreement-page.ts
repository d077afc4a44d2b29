import type { AgreementDocument } from '#app/documents/agreement.ts'
import { formatMoney } from '#app/domain/money.ts'
import { formatDay } from '#app/i18n/format.ts'

/** The text of an agreement as a page to print: its articles, its schedules and who signs; without the picture. */
export function agreementPage({ terms, clauses, conditionWords, signers }: AgreementDocument): string {
  const day = (date: string) => formatDay(date, 'nl')
  const title = `<h1>${text(terms.initiative.name)}</h1><p>${text(terms.purpose)}</p>`
  const schedules = [
    table(
      terms.milestones.map(({ number, title, due, evidence }) => [`${number}. ${title}`, day(due), evidence]),
    ),
    table(
      terms.tranches.map(({ id, number, amountCents, plannedOn }) => [
        String(number),
        formatMoney(amountCents),
        day(plannedOn),
        conditionWords[id] ?? '',
      ]),
    ),
    table(
      terms.indicators.map(({ name, unit, target, targetOn, source }) => [
        name,
        unit,
        String(target),
        day(targetOn),
        source,
      ]),
    ),
    table(terms.reports.map(({ title, due }) => [title, day(due)])),
    table(terms.budgetLines.map(({ title, amountCents }) => [title, formatMoney(amountCents)])),
  ]
  const articles = clauses.map(
    (clause, index) =>
      `<section><div><h2>${index + 1}. ${text(clause.title)}</h2><p>${text(clause.plain)}</p></div><p class="legal">${text(clause.legal)}</p></section>`,
  )
  const names = table(signers.map(({ name, capacity }) => [name, capacity]))
  const body = [title, ...schedules, ...articles, names].join('\n')
  return `<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><style>${style}</style><body>${body}</body></html>`
}

const style = `
  body { font: 10pt/14pt 'Source Sans 3', sans-serif }
  table { width: 100%; border-collapse: collapse; margin-bottom: 14pt }
  td { border-bottom: 1px solid #ccc; vertical-align: top }
  section { display: grid; grid-template-columns: 1fr 1fr; gap: 22pt; break-inside: avoid; white-space: pre-line }
  .legal { font-size: 8.5pt; background: #f1ede5; padding: 9pt }`

function table(rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<td>${text(cell)}</td>`).join('')
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
}

function text(plain: string): string {
  return plain.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
