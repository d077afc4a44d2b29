import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import type { Outcome } from './outcome.ts'

/** SHA-256 of a text in UTF-8, as 64 small hexadecimal digits. */
export type Hash = (text: string) => string

export const attestationStates = ['sent', 'returned', 'accepted'] as const
export type AttestationState = (typeof attestationStates)[number]

/** One result that is looked at: its place in the list of what was attested, from 1, and what was found. */
export type SampledResult = { place: number; confirmed: boolean | null }

/** So many results, said to be there; each that the sample draws is looked at before it counts. */
export type Attestation = { count: number; state: AttestationState; sample: readonly SampledResult[] }

/** The most that one attestation says; more is said in parts. */
export const mostAttested = 10_000

/**
 * How many of so many results are looked at: the agreed share, rounded up, and at least one as soon as there is a share
 * and a result. Where the fund itself attests it always looks at one. Residents say it for themselves, and nothing leads
 * back to who said what, so there is nothing to draw from.
 */
export function sampleSize(
  count: number,
  { sampleBp, attestor }: Pick<Outcome, 'sampleBp' | 'attestor'>,
): number {
  if (count <= 0 || attestor === 'residents') return 0
  const share = Math.ceil((count * sampleBp) / 10_000)
  return Math.min(count, Math.max(share, sampleBp > 0 || attestor === 'fund' ? 1 : 0))
}

/**
 * Which places are looked at: those with the lowest hash of seed and place, in the order of the list. The seed is drawn
 * when the list is in, so nobody can know it before; with it anybody can draw again.
 */
export function drawnPlaces(count: number, size: number, seed: string, hash: Hash): number[] {
  return Array.from({ length: count }, (_, at) => ({ place: at + 1, drawn: hash(`${seed}|${at + 1}`) }))
    .sort((one, other) => (one.drawn < other.drawn ? -1 : 1))
    .slice(0, size)
    .map(({ place }) => place)
    .sort((one, other) => one - other)
}

/**
 * How many results of an attestation count. Without a sample all do; with one the whole is corrected by the share that
 * was confirmed, rounded down to whole results: what holds for those that chance drew is the best guess for the rest, and
 * in doubt nothing is paid that may not be there. Nothing counts before it was accepted.
 */
export function countedOf({ count, state, sample }: Attestation): number {
  if (state !== 'accepted') return 0
  if (sample.length === 0) return count
  return Math.floor((count * confirmedIn(sample)) / sample.length)
}

/** How many of a sample were found to be there. */
export function confirmedIn(sample: readonly SampledResult[]): number {
  return sample.filter(({ confirmed }) => confirmed === true).length
}

/** What an initiative says and shows. */
export type AttestationForm = { count: number; text: string | null; file: string | null }

/**
 * May so many results be attested? They are whole and within bounds (`attested-wrong`, most), nothing waits to be looked
 * at (`attestation-open`), residents do not say it themselves (`residents-attest`), and the initiative shows something
 * where its word is what counts (`evidence-empty`).
 */
export function canAttest(
  { count, text, file }: AttestationForm,
  { attestor, open }: { attestor: Outcome['attestor']; open: boolean },
): Verdict {
  const whole = Number.isInteger(count) && count >= 1 && count <= mostAttested
  return firstRefusal(
    attestor === 'residents' ? refused('residents-attest') : allowed(),
    whole ? allowed() : refused('attested-wrong', { most: mostAttested }),
    open ? refused('attestation-open') : allowed(),
    attestor === 'initiative' && text === null && file === null ? refused('evidence-empty') : allowed(),
  )
}

/**
 * May the sample be drawn? Once (`sample-drawn`), of what waits (`attestation-judged`), when there is one
 * (`sample-not-needed`).
 */
export function canDrawSample(
  { count, state, sample }: Attestation,
  terms: Pick<Outcome, 'sampleBp' | 'attestor'>,
): Verdict<{ size: number }> {
  if (state !== 'sent') return refused('attestation-judged')
  if (sample.length > 0) return refused('sample-drawn')
  const size = sampleSize(count, terms)
  return size === 0 ? refused('sample-not-needed') : allowed({ size })
}

/** What was found of one sampled result; what was not confirmed has a reason. */
export type SampleFinding = { place: number; confirmed: boolean; reason: string | null }

/**
 * May this be recorded of a sample? While it waits (`attestation-judged`), of what was drawn (`not-found`), with a reason
 * for what is not confirmed (`sample-reason-needed`, place).
 */
export function canRecordFindings(
  { state, sample }: Attestation,
  findings: readonly SampleFinding[],
): Verdict {
  if (state !== 'sent') return refused('attestation-judged')
  const drawn = new Set(sample.map(({ place }) => place))
  if (findings.some(({ place }) => !drawn.has(place))) return refused('not-found')
  const bare = findings.find(({ confirmed, reason }) => !confirmed && reason === null)
  return bare ? refused('sample-reason-needed', { place: bare.place }) : allowed()
}

/**
 * May an attestation be accepted? It waits (`attestation-judged`), its sample is drawn (`sample-needed`) and all of it was
 * looked at (`sample-unfinished`, left).
 */
export function canAcceptAttestation(
  attestation: Attestation,
  terms: Pick<Outcome, 'sampleBp' | 'attestor'>,
): Verdict<{ counted: number }> {
  const { count, state, sample } = attestation
  if (state !== 'sent') return refused('attestation-judged')
  if (sample.length === 0 && sampleSize(count, terms) > 0) return refused('sample-needed')
  const left = sample.filter(({ confirmed }) => confirmed === null).length
  if (left > 0) return refused('sample-unfinished', { left })
  return allowed({ counted: countedOf({ ...attestation, state: 'accepted' }) })
}

/** May it be given back with a question? While it waits (`attestation-judged`), with words (`question-empty`). */
export function canReturnAttestation({ state }: Pick<Attestation, 'state'>, question: string): Verdict {
  if (state !== 'sent') return refused('attestation-judged')
  return question.trim() === '' ? refused('question-empty') : allowed()
}
