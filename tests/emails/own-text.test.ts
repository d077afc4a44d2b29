import { describe, expect, test } from 'vitest'
import { problemsIn } from '#app/domain/notification/mail-text.ts'
import { languages } from '#app/i18n/languages.ts'
import { examplesFor } from '#app/server/admin/mail-examples.ts'
import { composeMail, mailKeys } from '#emails/templates/compose.ts'
import { slotsOf, standardText } from '#emails/templates/own-text.ts'
import { rendered, renderMail } from '#emails/templates/render.tsx'
import { everything } from './values.ts'

describe.each(languages)('every mail in %s', (language) => {
  test.each(mailKeys)('%s fits its own rules, and can be shown with examples', (key) => {
    const text = standardText(key, language)
    const slots = slotsOf(key, language)
    if (!text || !slots) throw new Error('no words')
    expect(problemsIn(text, slots)).toEqual([])
    expect(composeMail(key, examplesFor('Het fonds'), language).subject).toMatch(/\S/)
  })
})

describe('own words', () => {
  const own = {
    subject: 'Geld voor {initiative.name} <b>',
    preview: 'Kort',
    body: '<script>alert(1)</script> {tranche.amount}',
  }

  test('take the place of the standard ones, as text and never as HTML', async () => {
    const mail = composeMail('tranche-paid', everything, 'nl', own)
    expect(mail.subject).toBe('Geld voor Taalcafé op dinsdag <b>')
    const { html, text } = await rendered(mail)
    expect(html).not.toContain('<script>')
    expect(text).toContain('<script>alert(1)</script> €\u00a07.300')
    expect(html).toContain('Bekijk de betalingen')
  })

  test('leave out a part of which something is not known', () => {
    const text = { subject: 'Dag', preview: 'Dag', body: 'Klaar.\n\nDaarna: {report.next}' }
    const without = { ...everything, 'report.next': undefined }
    expect(composeMail('report-accepted', without, 'nl', text).paragraphs).toEqual(['Klaar.'])
    expect(composeMail('report-accepted', everything, 'nl', text).paragraphs).toHaveLength(2)
  })

  test('that do not fit the mail any more give way to the standard ones', async () => {
    const stale = { ...own, body: 'Zie {gone.away}' }
    const standard = await renderMail('tranche-paid', everything, 'nl')
    expect(composeMail('tranche-paid', everything, 'nl', stale).subject).toBe(standard.subject)
  })

  test('of a code keep the code in the text, and out of the subject', () => {
    expect(slotsOf('sign-in-code', 'nl')).toMatchObject({ bodyOnly: ['code'] })
    expect(slotsOf('sign-in-code', 'nl')?.needed).toContain('code')
  })
})
