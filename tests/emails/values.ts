import { cents } from '#app/domain/money.ts'
import { mailPlaceholders } from '#app/i18n/content.server.ts'

const byType: Record<string, unknown> = {
  text: 'Taalcafé op dinsdag',
  longText: 'Er gebeurt iets.',
  reference: 'LO-2026-0042',
  person: 'Sanne',
  phone: '058 123 45 67',
  url: 'https://dichtbij.example/applicant/proposals/1?a=1&b=2',
  code: '123456',
  list: ['een', 'twee'],
  money: cents(730_000),
  integer: 3,
  date: '2026-05-08',
  dateTime: new Date('2026-03-31T21:59:00Z'),
  time: new Date('2026-03-31T21:59:00Z'),
  counted: { count: 6, noun: 'proposal' },
  role: 'manager',
  section: 'money',
  fileProblem: 'virus',
  importProblem: 'balance',
  returnReason: 'AC04',
}
/** A value for every placeholder of mails. */
export const everything = Object.fromEntries(
  Object.entries(mailPlaceholders).map(([name, entry]) => [name, byType[entry?.type ?? '']]),
)

/** The types of placeholders that hold what people typed. */
export const textTypes = ['text', 'longText', 'reference', 'person', 'phone', 'role']
