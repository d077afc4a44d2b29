import type { Track } from '../round.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { BatchStage } from './batch.ts'

/**
 * The readers of one proposal: how many it wants, who locked, who still reads, and how many more could be asked, those
 * who did not say yet whom they know counted in.
 */
export type Readers = { wanted: number; locked: number; reading: number; couldRead: number }

/** What a stage waits for at one proposal: how many readers it needs before it ends, and how many it has of them. */
export type Awaited = { needs: number; has: number }

/** What a stage waits for in all, and how many readers the waiting proposal with the fewest has. */
export type Waiting = { missing: number; fewest: number }

/** Why a chair goes on with fewer readers than a proposal wants. */
export const fewerReasons = ['nobody-left', 'dropped-out', 'no-time'] as const
export type FewerReason = (typeof fewerReasons)[number]

/**
 * Before scoring a proposal needs all its readers asked; while it goes on, all of them locked, and who reads is waited
 * for. Extra readers come as far as somebody can be asked, but a proposal without any review always needs one. A later
 * stage waits for nobody.
 */
export function awaitedIn(stage: BatchStage, { wanted, locked, reading, couldRead }: Readers): Awaited {
  const asked = locked + reading
  if (stage === 'conflicts') return { needs: wanted, has: asked }
  if (stage === 'scoring') return { needs: Math.max(asked, wanted), has: locked }
  if (stage !== 'extra-reviews') return { needs: locked, has: locked }
  return { needs: Math.max(1, asked, Math.min(wanted, asked + couldRead)), has: locked }
}

/** How many readers a proposal still misses. */
export function missingOf({ needs, has }: Awaited): number {
  return Math.max(0, needs - has)
}

/** What is awaited at all proposals together. */
export function waitingFor(proposals: readonly Awaited[]): Waiting {
  const short = proposals.filter((one) => missingOf(one) > 0)
  return {
    missing: short.reduce((total, one) => total + missingOf(one), 0),
    fewest: short.length === 0 ? 0 : Math.min(...short.map(({ has }) => has)),
  }
}

/** The least readers with which every proposal may go on: two, and for a small start one. */
export function leastReaders(track: Track): number {
  return track === 'small-start' ? 1 : 2
}

/**
 * May a stage end while readers are missing? Not without a reason (`readers-missing` before scoring, `reviews-missing`
 * after), and with one only when every proposal has the least readers (`too-few-to-go-on`).
 */
export function canGoOn(
  stage: BatchStage,
  { missing, fewest }: Waiting,
  { track, reason }: { track: Track; reason: FewerReason | null },
): Verdict {
  if (missing === 0) return allowed()
  if (reason === null)
    return refused(stage === 'conflicts' ? 'readers-missing' : 'reviews-missing', { missing })
  const least = leastReaders(track)
  return fewest >= least ? allowed() : refused('too-few-to-go-on', { least })
}

/** Nobody reads any more and nobody is left to ask, although readers are missing: then fewer have to do. */
export function nobodyLeft(proposals: readonly Readers[], track: Track): boolean {
  return proposals.every(
    ({ wanted, locked, reading, couldRead }) =>
      reading === 0 && (locked >= wanted || (couldRead === 0 && locked >= leastReaders(track))),
  )
}
