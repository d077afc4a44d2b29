import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import {
  type MailText,
  type MailTextProblem,
  mailTextFields,
  problemsIn,
} from '#app/domain/notification/mail-text.ts'
import { mailFacts, mailMeanings, mailPlaceholders } from '#app/i18n/content.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { type Language, languages } from '#app/i18n/languages.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { mailKindWord } from '#app/i18n/notification-words.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { mailTextVersions, ownedMails } from '#db/queries/mail-texts.server.ts'
import { composeMail, mailKeys } from '#emails/templates/compose.ts'
import { slotsOf, standardText } from '#emails/templates/own-text.ts'
import { plainText } from '#emails/templates/plain-text.ts'
import { rendered } from '#emails/templates/render.tsx'
import { notFound } from '../answers.server.ts'
import { examplesFor } from './mail-examples.ts'

/** Every mail that goes out: what it is called, of which kind it is, why somebody gets it, and who worded it. */
export async function mailTextsPage({ fund }: Person) {
  const [owned, values] = [await ownedMails(db(), fund), examplesFor(await fundName(fund))]
  return mailKeys.map((template) => {
    const composed = composeMail(template, values, currentLocale())
    return {
      template,
      subject: composed.subject,
      kind: mailKindWord(template),
      why: composed.why,
      own: owned.filter((one) => one.template === template).map(({ locale }) => locale.toUpperCase()),
    }
  })
}

/** One mail in one language: its words now, what it can fill in, how it reads, and who wrote it before. */
export async function mailTextPage({ fund }: Person, params: { template?: string; locale?: string }) {
  const { template, language, slots, standard } = mailAsked(params)
  const versions = await mailTextVersions(db(), { fund, template, locale: language })
  const own = versions[0]?.words ?? null
  const name = await fundName(fund)
  const inWords = composeMail(template, examplesFor(name), currentLocale())
  return {
    template,
    language,
    path: `/admin/mails/${template}/${language}`,
    languages: languages.map((one) => ({ language: one, href: `/admin/mails/${template}/${one}` })),
    title: inWords.subject,
    kind: mailKindWord(template),
    why: inWords.why,
    fundName: name,
    secret: mailFacts[template]?.carriesSecret ?? false,
    isOwn: own !== null,
    seen: versions[0]?.version ?? 0,
    operation: randomUUID(),
    text: own ?? standard,
    slots: [...slots.always, ...slots.perhaps].map((name) => ({
      name: `{${name}}`,
      meaning: mailMeanings[currentLocale()][name] ?? '',
      type: typeWord(mailPlaceholders[name]?.type ?? ''),
      needed: slots.needed.includes(name),
      perhaps: slots.perhaps.includes(name),
    })),
    preview: shown({ template, language, fundName: name }, own),
    versions: versions.map(({ version, words, by, at }) => ({
      key: String(version),
      what: words ? words.subject : m.notify_text_standard(),
      by,
      when: formatDateTime(at, currentLocale()),
    })),
    errors: [] as { id: string; text: string }[],
    refusal: null as { what: string; whatNow: string } | null,
  }
}
export type MailTextPage = Awaited<ReturnType<typeof mailTextPage>>

/**
 * A mail with example values as a mail program draws it: in the words that were typed, where they fit, else in those that go
 * out now.
 */
export async function drawnMail(
  { fund }: Person,
  params: { template?: string; locale?: string },
  typed: MailText | null,
): Promise<string> {
  const { template, language, slots } = mailAsked(params)
  const [newest] = await mailTextVersions(db(), { fund, template, locale: language })
  const text = typed && problemsIn(typed, slots).length === 0 ? typed : (newest?.words ?? null)
  const values = examplesFor(await fundName(fund))
  return (await rendered(composeMail(template, values, language, text))).html
}

/** Which mail, in which language; not found for one that nobody sends. */
export function mailAsked(params: { template?: string; locale?: string }) {
  const { template = '' } = params
  const language = languages.find((one) => one === params.locale)
  const slots = language && mailKeys.includes(template) ? slotsOf(template, language) : null
  const standard = language ? standardText(template, language) : null
  if (!language || !slots || !standard) throw notFound()
  return { template, language, slots, standard }
}

/** The page with what was typed on it: how that reads, or what is not right about it. */
export function withTyped(page: MailTextPage, text: MailText): MailTextPage {
  const { slots } = mailAsked({ template: page.template, locale: page.language })
  const problems = problemsIn(text, slots)
  const errors = mailTextFields.flatMap((field) => {
    const here = problems.filter((one) => one.field === field)
    return here.length > 0 ? [{ id: field, text: here.map(problemWords).join(' ') }] : []
  })
  return {
    ...page,
    text,
    errors,
    preview: problems.length === 0 ? shown(page, text) : page.preview,
  }
}

/** A mail with example values, in parts as it is drawn and as plain text. */
function shown(
  { template, language, fundName: name }: { template: string; language: Language; fundName: string },
  text: MailText | null,
) {
  const mail = composeMail(template, examplesFor(name), language, text)
  const { subject, preview, greeting, paragraphs, action } = mail
  return { subject, preview, greeting, paragraphs, button: action?.label ?? null, text: plainText(mail) }
}

/** In what form a value is filled in. */
function typeWord(type: string): string {
  if (type === 'date' || type === 'time' || type === 'dateTime') return m.notify_type_time()
  if (type === 'money') return m.notify_type_money()
  if (type === 'integer' || type === 'counted') return m.notify_type_number()
  if (type === 'code' || type === 'reference') return m.notify_type_code()
  if (type === 'url') return m.notify_type_link()
  return type === 'list' ? m.notify_type_list() : m.notify_type_words()
}

async function fundName(fund: string): Promise<string> {
  return (await fundById(db(), fund))?.name ?? ''
}

function problemWords(problem: MailTextProblem): string {
  const line = String(problem.line)
  if (problem.what === 'empty') return m.notify_text_empty()
  if (problem.what === 'too-long') return m.notify_text_too_long()
  if (problem.what === 'second-line') return m.notify_text_one_line()
  if (!('name' in problem)) return m.notify_text_brace({ line })
  const name = `{${problem.name}}`
  if (problem.what === 'unknown') return m.notify_text_unknown({ line, name })
  return problem.what === 'missing' ? m.notify_text_missing({ name }) : m.notify_text_not_here({ name })
}
