import { cents } from '#app/domain/money.ts'
import { mailPlaceholders } from '#app/i18n/content.server.ts'
import type { PlaceholderType } from '#app/i18n/placeholders.server.ts'

const byType: Partial<Record<PlaceholderType, unknown>> = {
  text: 'Taalcafé op dinsdag',
  longText: 'Taalcafé op dinsdag',
  reference: 'LO-2026-0042',
  person: 'Sanne',
  phone: '058 123 45 67',
  url: 'https://voorbeeld.example/',
  code: '123456',
  list: ['Taalcafé op dinsdag', 'Soep op zondag'],
  money: cents(730_000),
  integer: 3,
  date: '2026-05-08',
  dateTime: new Date('2026-03-31T21:59:00Z'),
  time: new Date('2026-03-31T21:59:00Z'),
  counted: { count: 3, noun: 'proposal' },
  role: 'manager',
  section: 'money',
  fileProblem: 'virus',
  importProblem: 'balance',
  returnReason: 'AC04',
}

/** A value for everything that a mail can fill in, to show how it reads; invented, as the page says. */
const exampleValues: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(mailPlaceholders).map(([name, slot]) => [name, byType[slot?.type as PlaceholderType]]),
)

/** The same, but for what the fund is called, who reads, and when somebody can be called. */
export function examplesFor(fund: string): Readonly<Record<string, unknown>> {
  return { ...exampleValues, 'fund.name': fund, 'recipient.name': 'Fatma', 'person.hours': '(9.00–17.00)' }
}
