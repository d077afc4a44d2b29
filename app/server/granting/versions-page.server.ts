import { dayOf, isIsoDate } from '#app/domain/calendar.ts'
import { versionOn } from '#app/domain/grant/agreement.ts'
import { diffTerms } from '#app/domain/grant/diff.ts'
import { termsParts } from '#app/domain/grant/parts/parts.ts'
import { readDay } from '#app/domain/proposal/typing.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { storedFile, type Version, versionsOf } from '#db/queries/agreements.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { filledArticles } from '../agreement-document.server.ts'
import { articlesFor, pictureFor, schedulesFor } from './agreement-page.server.ts'
import { changeWords } from './change-words.server.ts'
import { partSummaries } from './part-summaries.server.ts'

/** Every version of an agreement, and the one that held on the day that was asked, as it stood then. */
export async function versionsPage(grant: Grant, typed: string | null, now: Date, language: Language) {
  const versions = await versionsOf(db(), grant.id)
  const reading = typed ? readDay(typed) : null
  const day = reading && 'value' in reading && isIsoDate(reading.value) ? reading.value : null
  const known = versions.map((one) => ({ ...one, signedByBoth: one.offeredAt !== null }))
  const held = day ? versionOn(known, day, now) : null
  return {
    typed: typed ?? '',
    wrong: Boolean(typed) && day === null,
    on: day && formatDay(day, language),
    versions: versions.map((one) => rowOf(one, language)),
    later: day !== null && day > dayOf(now),
    held: held && (await heldOf(held, versions, now, language)),
  }
}

/** The state of a version in a word; one that holds without being signed is not called signed. */
export function versionWord(
  { state, offeredAt }: Pick<Version, 'state' | 'offeredAt'>,
  language: Language,
): string {
  if (state === 'in-force' && offeredAt === null) return m.terms_version_holds()
  return stateWord('termsVersion', state, 'staff', language) ?? state
}

function rowOf(version: Version, language: Language) {
  const { id, state, effectiveFrom, inForceAt, offeredAt } = version
  return {
    id,
    version: version.version,
    state,
    word: versionWord(version, language),
    from: effectiveFrom ? formatDay(effectiveFrom, language) : '–',
    how:
      inForceAt === null
        ? '–'
        : offeredAt
          ? m.terms_version_signed({ day: formatDay(dayOf(inForceAt), language) })
          : m.terms_version_free({ day: formatDay(dayOf(inForceAt), language) }),
  }
}

async function heldOf(held: Version, versions: readonly Version[], now: Date, language: Language) {
  const newer = versions.find((one) => one.state === 'in-force') ?? held
  const articles = (await filledArticles(held)).map(({ id, title }, at) => ({ id, title, number: at + 1 }))
  const sides = { before: held.terms, after: newer.terms }
  return {
    id: held.id,
    version: held.version,
    /** What is different by now. */
    rows: changeWords(diffTerms(held.terms, newer.terms), sides, articles, language),
    picture: pictureFor(held, null, now, language),
    texts: await articlesFor(held, language),
    schedules: schedulesFor(held),
    parts: partLines(held, language),
    pdf: await pdfOf(held),
  }
}

/** What each part of the terms said, in a line. */
function partLines({ terms }: Version, language: Language) {
  const said = partSummaries(terms, language)
  return termsParts.map((part) => ({ part, said: said[part] }))
}

/** Its own document: signed by both, or else as it was offered; null for a version that nobody had to sign. */
async function pdfOf(version: Version) {
  const file = await storedFile(db(), version.executedDocument ?? version.document)
  return file && { pages: String(file.pages), signed: version.executedDocument !== null }
}
