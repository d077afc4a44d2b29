import type { ThreadItem } from '#app/components/together/thread-list.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import type { MessageSide, PutThere, ThreadEntry } from '#app/domain/proposal/conversation.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { filesOf } from '#db/queries/files.server.ts'
import { threadOf } from '#db/queries/messages.server.ts'
import { type FileViews, fileViews } from '../files/file-views.server.ts'

/** The thread of a proposal in words; new is what the other side wrote and this one has not read. */
export async function threadItems(proposal: string, reader: MessageSide): Promise<ThreadItem[]> {
  const [entries, files] = await Promise.all([threadOf(db(), proposal), filesOf(db(), proposal)])
  const place = reader === 'fund' ? '/manager' : '/applicant'
  const views = fileViews(files, `${place}/proposals/${proposal}`)
  return entries.map((entry) => itemOf(entry, reader, views))
}

/** Something in a thread in words, as one side reads it. */
export function itemOf(entry: ThreadEntry, reader: MessageSide, views: FileViews): ThreadItem {
  const language = currentLocale()
  const when = formatDateTime(entry.at, language)
  switch (entry.kind) {
    case 'message': {
      const { id, side, name, text, read, way, files, refusedFiles, put } = entry
      const who = side === 'fund' ? m.together_thread_of_fund({ name }) : m.together_thread_of_group({ name })
      return {
        key: id,
        side,
        who,
        when: way === 'mail' ? `${when} · ${m.together_thread_by_mail()}` : when,
        about: put ? putWords(put) : undefined,
        text: text ?? m.together_thread_erased(),
        files: text === null ? [] : files.flatMap((file) => views[file] ?? []),
        more: [put?.cut ? m.together_thread_cut() : '', refusedFiles > 0 ? refusedWords(refusedFiles) : '']
          .filter(Boolean)
          .join(' '),
        isNew: !read && side !== reader,
      }
    }
    case 'question': {
      const section = sectionWords(entry.section, language).title
      const due = m.together_thread_question_due({ day: formatDay(entry.dueOn, language) })
      const who = m.together_thread_question({ section })
      return { key: entry.id, side: 'fund', who, when, text: entry.text, more: due }
    }
    case 'answer': {
      const section = sectionWords(entry.section, language).title
      return {
        key: `${entry.id}-answer`,
        side: 'applicant',
        who: m.together_thread_answered({ section }),
        when: dayWord(entry.at),
      }
    }
  }
}

function putWords({ way, sender, by, cameAt }: PutThere): string {
  const when = formatDateTime(cameAt, currentLocale())
  if (way === 'theirs') return m.together_thread_put({ when, name: by })
  return sender
    ? m.together_thread_put_other({ sender, name: by })
    : m.together_thread_put_unknown({ name: by })
}

function refusedWords(count: number): string {
  return count === 1
    ? m.together_thread_refused_one()
    : m.together_thread_refused_more({ count: String(count) })
}

function dayWord(at: Date): string {
  return formatDay(dayOf(at), currentLocale())
}
