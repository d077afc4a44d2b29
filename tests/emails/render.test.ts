import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { kindOfMail } from '#app/domain/notification/kind.ts'
import { mailFacts, mailsContent } from '#app/i18n/content.server.ts'
import { MissingValue, placeholdersIn } from '#app/i18n/fill.ts'
import { languages } from '#app/i18n/languages.ts'
import { composeMail, mailKeys } from '#emails/templates/compose.ts'
import { renderMail } from '#emails/templates/render.tsx'
import { everything } from './values.ts'

const bare = (values: Record<string, unknown>, ...names: string[]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))

describe.each(languages)('every mail in %s', (language) => {
  test.each(mailKeys)('%s goes out whole', async (key) => {
    const { subject, html, text } = await renderMail(key, everything, language)
    expect(subject).toMatch(/\S/)
    expect(html).toContain(`lang="${language}"`)
    for (const part of [subject, html, text]) expect(part).not.toMatch(/\{\{|undefined|null|\[object/)
    const { action, paragraphs, why, choices } = composeMail(key, everything, language)
    for (const paragraph of [...paragraphs, why]) expect(text).toContain(paragraph)
    expect(html.match(/<a /g)?.length ?? 0).toBe((action ? 1 : 0) + choices.length)
    expect(choices.length).toBe(kindOfMail(key) === 'legal' ? 0 : 2)
    if (action) expect(text).toContain(`${action.label}:\n${action.url}`)
  })

  test.each(mailKeys)('%s is not sent while a value that it needs is absent', (key) => {
    for (const name of neededBy(key, language)) {
      const without = () => composeMail(key, bare(everything, name), language)
      expect(without, name).toThrow(MissingValue)
      expect(() => composeMail(key, { ...everything, [name]: '' }, language), name).toThrow(MissingValue)
    }
  })
})

describe('secrets', () => {
  const secret = mailKeys.filter((key) => mailFacts[key]?.carriesSecret)

  test('stand only in the mails that carry one, and never in subject or preview', () => {
    expect(secret.sort()).toEqual(['sign-in-code', 'signing-code', 'step-up-code'])
    for (const { key, subject, preview, body, action } of Object.values(mailsContent).flatMap(
      ({ mails }) => mails,
    )) {
      const named = placeholdersIn(JSON.stringify([body, action]))
      if (!mailFacts[key]?.carriesSecret) expect(named, key).not.toContain('code')
      expect(placeholdersIn(subject + preview), key).not.toContain('code')
    }
    for (const key of secret) {
      const { subject, preview, paragraphs } = composeMail(key, everything, 'nl')
      expect(subject + preview).not.toMatch(/\d/)
      expect(paragraphs.join(' ')).toContain('123\u00a0456')
    }
  })

  test('are in no reminder', () => {
    const reminders = mailsContent.nl.mails.filter(({ key }) => mailFacts[key]?.kind === 'reminder')
    expect(reminders.length).toBeGreaterThan(5)
    for (const reminder of reminders) {
      expect(mailFacts[reminder.key]?.carriesSecret, reminder.key).toBe(false)
      expect(placeholdersIn(JSON.stringify(reminder))).not.toEqual(expect.arrayContaining(['code']))
    }
  })
})

describe('what a person typed', () => {
  test('cannot add a header', async () => {
    const values = { ...everything, 'initiative.name': 'Taal\r\nBcc: all@example.nl\u2028x' }
    const { subject } = await renderMail('proposal-arrived', values, 'nl')
    expect(subject).toBe('Nieuwe aanvraag: Taal Bcc: all@example.nl x')
  })

  test('is text, not HTML, and is never filled again', async () => {
    const values = { ...everything, 'initiative.name': '<script>{{code}}</script>' }
    const { html, text } = await renderMail('proposal-arrived', values, 'nl')
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;{{code}}')
    expect(text).toContain('<script>{{code}}</script>')
  })

  test('cannot become the address of the button', () => {
    const values = { ...everything, 'url.proposal': 'javascript:alert(1)' }
    expect(() => composeMail('proposal-arrived', values, 'nl')).toThrow(RangeError)
  })
})

describe('what a mail says', () => {
  test('in plain text, from greeting to reason', async () => {
    const { subject, text } = await renderMail(
      'agreement-offered',
      { ...everything, 'person.role': 'contact' },
      'nl',
    )
    expect(subject).toBe('De afspraken voor Taalcafé op dinsdag liggen klaar')
    expect(text).toBe(`Dag Sanne,

De afspraken voor Taalcafé op dinsdag staan klaar. Het gaat om hoogstens €\u00a07.300. Er staan gewone woorden bij.

Lees ze rustig. Snapt u iets niet, vraag het dan eerst. Tekenen kan tot en met vrijdag 8 mei 2026.

Lees de afspraken:
https://dichtbij.example/applicant/proposals/1?a=1&b=2

Groet van Sanne, buurtcontact

Vragen? Bel Sanne: 058 123 45 67. Taalcafé op dinsdag

-- 
Taalcafé op dinsdag
U krijgt deze mail omdat u meedoet met Taalcafé op dinsdag.
Werkt de knop niet? Ga naar https://dichtbij.example/applicant/proposals/1?a=1&b=2 en log in.
`)
  })

  test('leaves out what is optional when it is not known', () => {
    const values = bare(
      everything,
      'person.name',
      'person.phone',
      'person.hours',
      'recipient.name',
      'fund.name',
    )
    const mail = composeMail('sign-in-code', values, 'nl')
    expect(mail).toMatchObject({ greeting: 'Dag,', help: null, closing: null, fund: 'Dichtbij' })
    const accepted = composeMail('report-accepted', { ...everything, 'report.next': undefined }, 'nl')
    expect(accepted.paragraphs).toHaveLength(1)
  })

  test('of a mail nobody knows is a mistake of the program', () => {
    expect(() => composeMail('no-such-mail', everything, 'nl')).toThrow(RangeError)
    expect(() => composeMail('panel-meeting', everything, 'nl')).toThrow(RangeError)
  })
})

test('every mail that an event causes can be sent', () => {
  const sources = readdirSync('emails/events').map((name) => readFileSync(`emails/events/${name}`, 'utf8'))
  const planned = [...sources.join('\n').matchAll(/mail\('([a-z-]+)'/g)].map((match) => match[1])
  expect(planned.length).toBeGreaterThan(20)
  for (const key of planned) expect(mailKeys).toContain(key)
})

/** The placeholders of a mail that no optional piece excuses. */
function neededBy(key: string, language: (typeof languages)[number]): string[] {
  const mail = mailsContent[language].mails.find((one) => one.key === key)
  const body = (mail?.body ?? []).flat().filter((piece) => typeof piece === 'string')
  return placeholdersIn(JSON.stringify([mail?.subject, mail?.preview, body, mail?.action]))
}
