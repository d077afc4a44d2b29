import type { IsoDate } from '../calendar.ts'
import type { PutWay } from '../near/aside-mail.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { ProposalState } from './state.ts'

/** Who writes in the thread of a proposal: those who apply, or the fund. */
export const messageSides = ['applicant', 'fund'] as const
export type MessageSide = (typeof messageSides)[number]

/** How a message came. */
export const messageWays = ['site', 'mail'] as const
export type MessageWay = (typeof messageWays)[number]

/** Files that may come with one message. */
export const mostMessageFiles = 5

/** Characters in a message, and messages of one person in an hour. */
export const longestMessage = 4_000
export const mostMessagesAnHour = 20

/**
 * May somebody send this message? `lately` is how many they sent in the last hour; one with `files` may do without words.
 * Refuses `message-empty`, `message-too-long` (count: the most there may be), `too-many-files` (count) and
 * `too-many-messages`.
 */
export function canSendMessage({
  text,
  lately,
  files = 0,
}: {
  text: string
  lately: number
  files?: number
}): Verdict {
  if (text.trim() === '' && files === 0) return refused('message-empty')
  if (files > mostMessageFiles) return refused('too-many-files', { count: mostMessageFiles })
  if (text.length > longestMessage) return refused('message-too-long', { count: longestMessage })
  return lately >= mostMessagesAnHour ? refused('too-many-messages') : allowed()
}

/** What decides whether the fund may see a proposal at all. */
export type Seen = { submittedAt: Date | null; helpAskedAt: Date | null }

/** A draft is for its writers alone, until they send it or ask the fund to read along. */
export function fundSees({ submittedAt, helpAskedAt }: Seen): boolean {
  return submittedAt !== null || helpAskedAt !== null
}

/** May the writers of a proposal ask the fund to read along? Only of a draft; else `not-in-this-state` (state). */
export function canAskHelp(state: ProposalState): Verdict {
  return state === 'draft' ? allowed() : refused('not-in-this-state', { state, machine: 'proposal' })
}

/** How a message that was a mail that was kept aside came in the thread. `cut`: more words followed than are kept. */
export type PutThere = {
  way: PutWay
  /** Who the mail says to be from; null once that was erased. */
  sender: string | null
  /** Who put it there for the fund. */
  by: string
  cameAt: Date
  cut: boolean
}

/** Something in the thread of a proposal, in the order in which it happened. */
export type ThreadEntry =
  | {
      kind: 'message'
      id: string
      side: MessageSide
      name: string
      text: string | null
      way: MessageWay
      files: string[]
      refusedFiles: number
      put: PutThere | null
      at: Date
      read: boolean
    }
  | { kind: 'question'; id: string; section: string; text: string; at: Date; dueOn: IsoDate }
  | { kind: 'answer'; id: string; section: string; at: Date }

/** Messages and questions in one line of time; what happened at one instant keeps the order it came in. */
export function inOrder(entries: readonly ThreadEntry[]): ThreadEntry[] {
  return [...entries].sort((one, other) => one.at.getTime() - other.at.getTime())
}
