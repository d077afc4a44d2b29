import { type FilesHeld, fileLimits, judgeRoom } from '../proposal/file.ts'
import { cleanText } from '../proposal/typing.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { AsideReason } from './received-mail.ts'
import { isAlive } from './reply-address.ts'
import { newWords } from './reply-text.ts'

/** What the files of mails that are kept aside may take of the room of a proposal: the rest is for its writers. */
export const asideRoom: FilesHeld = { files: 20, bytes: fileLimits.quotaBytes }

/**
 * Is there room for one more file of `size` bytes of a mail that is kept aside? `held` counts all files of the proposal, `aside`
 * those of such mails. Refuses `file-quota-full` with its `problem`.
 */
export function judgeAsideRoom(aside: FilesHeld, held: FilesHeld, size: number): Verdict {
  if (aside.files + 1 > asideRoom.files) return refused('file-quota-full', { problem: 'tooMany' })
  if (aside.bytes + size > asideRoom.bytes) return refused('file-quota-full', { problem: 'quota' })
  return judgeRoom({ files: 0, bytes: 0 }, held, size)
}

/** How a mail is put in the thread: as a message of whose address it came at, or quoted by who puts it there. */
export const putWays = ['theirs', 'quoted'] as const
export type PutWay = (typeof putWays)[number]

/** What another may have sent is never shown as theirs, nor what is of somebody who does not write there any more. */
export function putWay(because: AsideReason, stillWrites: boolean): PutWay {
  return because === 'other-sender' || !stillWrites ? 'quoted' : 'theirs'
}

/** A mail that is kept aside, as far as it decides whether it can be put in its thread. */
export type ToPut = {
  handledAt: Date | null
  /** Null once they were erased. */
  words: string | null
  /** Files with it that can be shown. */
  files: number
  lastSaidAt: Date | null
}

/**
 * Can a mail that is kept aside be put in its thread? Refuses `aside-handled` when somebody dealt with it, `aside-nothing` when
 * neither words nor files are left of it, and `aside-thread-closed` when nothing was said there for a year.
 */
export function canPut({ handledAt, words, files, lastSaidAt }: ToPut, now: Date): Verdict {
  if (handledAt) return refused('aside-handled')
  if (cleanText(words ?? '') === '' && files === 0) return refused('aside-nothing')
  if (!lastSaidAt || !isAlive(lastSaidAt, now)) return refused('aside-thread-closed')
  return allowed()
}

/**
 * The words of a mail as they stand in the thread, however many: what is new in them, or all where nothing seems new. Quoted,
 * every line is marked. `less` says that an earlier mail or a signature was left out.
 */
export function wordsToPut(words: string | null, way: PutWay): { text: string; less: boolean } {
  const all = cleanText(words ?? '')
  const own = newWords(all)
  const shown = own || all
  return { text: way === 'quoted' ? shown.replace(/^/gm, shown && '> ') : shown, less: shown !== all }
}
