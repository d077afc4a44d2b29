import { randomUUID } from 'node:crypto'
import type { ChangedAnswer } from '#app/components/changes/changed-text.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { classOf, judgeChange } from '#app/domain/grant/change-judgement.ts'
import type { Change } from '#app/domain/grant/change-kind.ts'
import { applyDiff, rebased, type TermsDiff } from '#app/domain/grant/diff.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { type Refusal, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { stateWord, verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Version, versionById, versionInForce, versionSigned } from '#db/queries/agreements.server.ts'
import {
  changeById,
  changeOnItsWay,
  changesOf,
  openChange,
  type TermsChange,
} from '#db/queries/changes.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { settledFacts } from '#db/queries/settled-facts.server.ts'
import { filledArticles } from '../agreement-document.server.ts'
import { notFound } from '../answers.server.ts'
import { changeBetween } from './change-between.server.ts'
import { changeParts } from './change-parts.server.ts'
import { changeStanding, otherSide, type SideNames, sideNames } from './change-standing.server.ts'
import { changeSummary, changeWords } from './change-words.server.ts'

/** The version that holds, of a grant whose agreement can be changed; not found otherwise. */
export async function changeableVersion(grant: Grant): Promise<Version> {
  const version = await versionInForce(db(), grant.id)
  if (!version || !isUnderWay(grant.state)) throw notFound()
  return version
}

/** The terms as they would be with what one side is changing. */
export async function termsBeingChanged(grant: Grant, version: Version, side: Side) {
  const open = await openChange(db(), grant.id, side)
  const { diff, lost } = rebased(open?.diff ?? [], version.terms)
  const made = applyDiff(diff, version.terms)
  return { open, diff, lost, terms: made.ok ? made.terms : version.terms }
}

/** What one side is changing: what becomes different, how heavy it is and why, and whether it can be sent. */
export async function changePage(grant: Grant, side: Side, now: Date, language: Language) {
  const version = await changeableVersion(grant)
  const { open, diff, lost, terms } = await termsBeingChanged(grant, version, side)
  const signed = (await versionSigned(db(), grant.id)) ?? version
  const award = { amountCents: grant.awardedCents, decidedOn: dayOf(grant.awardedAt) }
  const judged = judgeChange(diff, {
    inForce: version.terms,
    signed: signed.terms,
    award,
    facts: await settledFacts(db(), grant),
  })
  const audience = side === 'fund' ? 'staff' : 'applicant'
  const problem = await whyNotSent(grant, diff, judged)
  const names = sideNames(grant, version)
  return {
    version: version.version,
    seen: hashOf(open?.diff ?? []),
    change: open?.id ?? null,
    rows: await rowsOf(version, version.terms, terms, diff, language),
    lost: changeSummary(lost, { before: version.terms, after: terms }),
    ...(diff.length > 0
      ? weightOf(
          classOf(signed.terms, version.terms, terms),
          { before: version.terms, after: terms },
          { side, state: 'open' },
          names,
          side,
          language,
        )
      : noWeight),
    problem: problem && verdictWords(problem, language, { audience }),
    past: await pastOf(grant, version, side, language),
    since: formatDay(version.effectiveFrom ?? dayOf(now), language),
    operation: randomUUID(),
  }
}

const noWeight = { kind: null, parts: [], standing: null }

/** What stands in the way of sending, in the order in which sending looks; null when nothing does. */
async function whyNotSent(grant: Grant, diff: TermsDiff, judged: Verdict): Promise<Refusal['reason'] | null> {
  if (diff.length === 0) return refused('change-empty').reason
  if (await changeOnItsWay(db(), grant.id)) return refused('change-open').reason
  return judged.ok ? null : judged.reason
}

/** One change that was sent: what, why, how heavy, who answered what. */
export async function oneChange(grant: Grant, id: string | undefined, side: Side, language: Language) {
  const change = await changeById(db(), grant.id, id)
  if (!change || (change.state === 'open' && change.side !== side)) throw notFound()
  const between = await changeBetween(change)
  if (!between) throw notFound()
  const { base, after, weight } = between
  return {
    id: change.id,
    version: base.version,
    rows: await rowsOf(base, base.terms, after, change.diff, language),
    ...weightOf(
      change.kind ? { ...weight, kind: change.kind } : weight,
      { before: base.terms, after },
      change,
      sideNames(grant, base),
      side,
      language,
    ),
    ...aboutChange(change, side, language),
    pdf: pdfOf(change),
    toSign: await signsAt(change, side),
    yourTurn: change.state === 'sent' && change.side !== side,
    mayWithdraw: (change.state === 'sent' || change.state === 'open') && change.side === side,
    operation: randomUUID(),
  }
}

/** Where the amendment of a change is signed, below the page of the grant; null while there is none to sign. */
export async function signsAt(
  { state, termsVersion }: Pick<TermsChange, 'state' | 'termsVersion'>,
  side: Side,
): Promise<string | null> {
  const version = state === 'in-offer' && termsVersion ? await versionById(db(), termsVersion) : null
  const open = version?.state === 'offered' || version?.state === 'signed-by-one'
  if (!open) return null
  return side === 'grantee' ? '/agreement#signing' : ''
}

/** Is the PDF of a change there, is it still being made, or is there none? */
function pdfOf({ sentAt, document, diff }: TermsChange): 'made' | 'waits' | null {
  if (!sentAt || diff.length === 0) return null
  return document ? 'made' : 'waits'
}

function aboutChange(change: TermsChange, side: Side, language: Language) {
  return {
    state: change.state,
    word:
      stateWord('termsChange', change.state, side === 'fund' ? 'staff' : 'applicant', language) ??
      change.state,
    own: change.side === side,
    by: change.sentByName ?? change.startedByName,
    when: formatDay(dayOf(change.sentAt ?? change.startedAt), language),
    reason: change.reason,
    effectiveFrom: change.effectiveFrom && formatDay(change.effectiveFrom, language),
    answer: change.answer,
    answeredBy: change.answeredByName,
    answeredOn: change.answeredAt && formatDay(dayOf(change.answeredAt), language),
  }
}

async function pastOf(grant: Grant, version: Version, side: Side, language: Language) {
  const changes = (await changesOf(db(), grant.id)).filter(({ state }) => state !== 'open')
  return changes.map((change) => {
    const after = applyDiff(change.diff, version.terms)
    const terms = after.ok ? after.terms : version.terms
    return {
      id: change.id,
      what: changeSummary(change.diff, { before: version.terms, after: terms }),
      ...aboutChange(change, side, language),
    }
  })
}

function weightOf(
  weight: Change,
  versions: { before: Terms; after: Terms },
  { side, state }: Pick<TermsChange, 'side' | 'state'>,
  names: SideNames,
  reader: Side,
  language: Language,
) {
  return {
    kind: weight.kind,
    standing: changeStanding({ kind: weight.kind, state, side }, names, reader),
    parts: changeParts(weight, versions, names[otherSide(side)], language),
  }
}

async function rowsOf(
  version: Version,
  before: Terms,
  after: Terms,
  diff: TermsDiff,
  language: Language,
): Promise<ChangedAnswer[]> {
  const articles = (await filledArticles(version)).map(({ id, title }, at) => ({ id, title, number: at + 1 }))
  return changeWords(diff, { before, after }, articles, language)
}
