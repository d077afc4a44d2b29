import type {
  AwardFacts,
  DecisionFacts,
  DeclineFacts,
  LetterBase,
  LetterFacts,
  WaitingFacts,
} from '#app/domain/panel/letter.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import { letterPlaceholders, lettersContent, rubricContent } from './content.server.ts'
import type { LetterBlockContent, LetterCondition, LettersContent } from './content-types.ts'
import { fill, fillPieces } from './fill.ts'
import type { Language } from './languages.ts'
import { formatPlaceholder } from './placeholders.server.ts'

export type LetterBlock =
  | { kind: 'heading' | 'paragraph' | 'legal'; text: string }
  | { kind: 'list'; items: string[] }
export type Letter = {
  subject: string
  header: string
  greeting: string
  blocks: LetterBlock[]
  closing: string
  signature: string
}

/** The letter of an award. Throws when a value of the letter is absent: a letter never goes out with a gap. */
export function awardLetter(facts: AwardFacts, language: Language): Letter {
  return letterOf('award', facts, language, {
    tags: {
      award: facts.award < facts.asked ? 'lower' : 'whole',
      lowerReason: some(facts.lowerReason ? [facts.lowerReason] : []),
      conditions: some(facts.conditions),
      offer: facts.offerExpires ? 'dated' : 'undated',
    },
    values: {
      'award.amount': facts.award,
      'proposal.amountAsked': facts.asked,
      'contact.workingDays': facts.contactWorkingDays,
      'offer.expires': facts.offerExpires,
      'period.start': facts.startsOn,
      'period.end': facts.endsOn,
    },
    lists: { conditions: facts.conditions, lowerReason: facts.lowerReason ? [facts.lowerReason] : [] },
  })
}

/** The letter of a decline, with the reason for each V and the other way. Throws like the letter of an award. */
export function declineLetter(facts: DeclineFacts, language: Language): Letter {
  const { ground, strengths = [], anotherWay } = facts
  return letterOf('decline', facts, language, {
    tags: { ground: ground.kind, strengths: some(strengths), anotherWay: some(anotherWay) },
    values: {
      'round.ceiling': ground.kind === 'ceiling' ? ground.ceiling : null,
      'round.askedTotal': ground.kind === 'ceiling' ? ground.askedTotal : null,
      'decision.legalGround': ground.legalGround,
    },
    lists: { strengths, anotherWay, reason: ground.kind === 'rules' ? [ground.rule] : [] },
  })
}

/** The letter of a place on the waiting list. Throws like the letter of an award. */
export function waitingLetter(facts: WaitingFacts, language: Language): Letter {
  return letterOf('waiting-list', facts, language, {
    tags: { ground: facts.ground ?? 'none' },
    values: { 'waiting.position': facts.position, 'waiting.until': facts.until },
    lists: {},
  })
}

/** The letter about a decision, whatever it was. Throws like the letter of an award. */
export function decisionLetter(facts: DecisionFacts, language: Language): Letter {
  if (facts.outcome === 'award') return awardLetter(facts, language)
  return facts.outcome === 'decline' ? declineLetter(facts, language) : waitingLetter(facts, language)
}

/** The language in which a letter is written: Dutch under the Awb, else the wanted one. */
export function letterLanguage({ fund }: Pick<LetterBase, 'fund'>, wanted: Language): Language {
  return fund.regime === 'awb' ? 'nl' : wanted
}

/** A text as it was typed, a line apiece. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** What a letter is written with beside what all letters tell: tags that choose blocks, values, and lists by slot. */
export type Writing = {
  tags: Record<string, string>
  values: Record<string, unknown>
  lists: Record<string, readonly string[]>
}
type LookUp = (name: string) => string | null

function letterOf(key: string, facts: LetterFacts, wanted: Language, writing: Writing): Letter {
  const language = letterLanguage(facts, wanted)
  const { departure } = facts
  const { item } = lettersContent[language].slots.reasonsPerV
  return writeLetter(key, facts, wanted, {
    tags: { departure: departure?.from ?? 'none', ...writing.tags },
    values: { 'decision.date': facts.decidedOn, ...writing.values },
    lists: {
      ...writing.lists,
      departure: departure ? [departure.reason] : [],
      reasonsPerV: reasonItems(facts.reasons, item, language),
    },
  })
}

/** A letter by its key, in the language its regime allows. Throws like the letter of an award. */
export function writeLetter(key: string, facts: LetterBase, wanted: Language, writing: Writing): Letter {
  const { regime } = facts.fund
  const language = letterLanguage(facts, wanted)
  const { letters, shared, slots } = lettersContent[language]
  const letter = letters.find((one) => one.key === key)
  if (!letter) throw new RangeError(`no letter ${key}`)
  const values: Readonly<Record<string, unknown>> = { ...commonValues(facts), ...writing.values }
  const lookUp: LookUp = (name) =>
    formatPlaceholder(letterPlaceholders[name]?.type ?? '', values[name], language)
  const tags = { regime, ...writing.tags }
  return {
    subject: fill(letter.subject, lookUp),
    header: fill(shared.header, lookUp),
    greeting: fill(facts.recipient ? shared.greeting : shared.greetingPlain, lookUp),
    blocks: letter.blocks
      .filter((block) => applies(block.when, tags))
      .flatMap((block) => blocksOf(block, slots, tags, writing.lists, lookUp)),
    closing: fill(shared.closing, lookUp),
    signature: fill(facts.signer ? shared.signature : shared.signaturePlain, lookUp),
  }
}

function blocksOf(
  block: LetterBlockContent,
  slots: LettersContent['slots'],
  tags: Writing['tags'],
  lists: Writing['lists'],
  lookUp: LookUp,
): LetterBlock[] {
  if (block.kind !== 'slot') return [{ kind: block.kind as 'heading', text: fill(block.text ?? '', lookUp) }]
  if (block.name === 'person')
    return [{ kind: 'paragraph', text: fillPieces(slots.person.text, lookUp) ?? '' }]
  if (block.name !== 'notAgreed') return [{ kind: 'list', items: [...(lists[block.name ?? ''] ?? [])] }]
  const variant = slots.notAgreed.variants.find(({ when }) => applies(when, tags))
  if (!variant) throw new RangeError('no words about not agreeing')
  const plain: LetterBlock[] = [
    { kind: 'heading', text: fill(variant.title, lookUp) },
    { kind: 'paragraph', text: fillPieces(variant.text, lookUp) ?? '' },
  ]
  return variant.legal ? [...plain, { kind: 'legal', text: fill(variant.legal, lookUp) }] : plain
}

/** A reason for each V, in the order of the V's; what a person wrote is never filled again. */
function reasonItems(reasons: LetterFacts['reasons'], item: string, language: Language): string[] {
  return rubricContent[language].criteria.map(({ key, name }) => {
    const reason = reasons[key as Criterion]?.trim()
    return fill(item, (placeholder) => (placeholder === 'criterion.name' ? name : reason || null))
  })
}

function commonValues(facts: LetterBase): Record<string, unknown> {
  const { fund, person } = facts
  return {
    'initiative.name': facts.initiative,
    'proposal.reference': facts.reference,
    'letter.reference': facts.reference,
    'letter.date': facts.date,
    'decision.sentOn': facts.date,
    'recipient.name': facts.recipient,
    'signer.name': facts.signer,
    'fund.name': fund.name,
    'fund.legalName': fund.legalName,
    'fund.legalBasis': fund.legalBasis,
    'fund.objectionAddress': fund.objectionAddress,
    'fund.email': fund.email,
    'fund.postalAddress': fund.postalAddress,
    'fund.court': fund.court,
    'complaint.weeks': fund.complaintWeeks,
    'person.name': person.name,
    'person.role': person.role,
    'person.phone': person.phone,
    'person.hours': person.hours,
  }
}

function applies(when: LetterCondition | undefined, tags: Readonly<Record<string, string>>): boolean {
  return Object.entries(when ?? {}).every(([tag, value]) => tags[tag] === value)
}

function some(list: readonly string[]): 'some' | 'none' {
  return list.length > 0 ? 'some' : 'none'
}
