import { readdirSync, readFileSync } from 'node:fs'
import * as content from '#app/i18n/content.server.ts'
import { textsIn } from './texts.ts'

const dutch = (file: unknown) => textsIn(file).filter(({ path }) => !/(^|\.)(en|fy|legal)$/.test(path))
const plainClauses = (content.clausesContent.clauses as { title: string; plain: string }[]).map(
  ({ title, plain }) => ({ title, plain }),
)
const paragraphs = content.lettersContent.nl.letters.map(({ subject, blocks }) => [
  subject,
  ...blocks.filter(({ kind }) => kind !== 'legal').map(({ text }) => text ?? ''),
])

/** Every Dutch text that a person reads, by the file it stands in, with its path. */
export const dutchFiles: Record<string, { path: string; text: string }[]> = {
  form: dutch(content.formContent.nl),
  rubric: dutch(content.rubricContent.nl),
  mails: dutch(content.mailsContent.nl),
  letters: dutch(paragraphs),
  clauses: dutch(plainClauses),
  states: dutch(content.statesContent),
  eligibility: dutch(content.eligibilityContent),
  events: dutch(content.eventsContent),
  conditions: dutch(content.conditionsContent.missing),
  ...Object.fromEntries(
    readdirSync('app/i18n/messages/nl').map((file) => [
      `messages/${file}`,
      dutch(JSON.parse(readFileSync(`app/i18n/messages/nl/${file}`, 'utf8'))),
    ]),
  ),
}
