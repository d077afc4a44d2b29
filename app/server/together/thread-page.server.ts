import type { ThreadItem } from '#app/components/together/thread-list.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import type { MessageSide, ThreadEntry } from '#app/domain/proposal/conversation.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { threadOf } from '#db/queries/messages.server.ts'

/** The thread of a proposal in words; new is what the other side wrote and this one has not read. */
export async function threadItems(proposal: string, reader: MessageSide): Promise<ThreadItem[]> {
  return (await threadOf(db(), proposal)).map((entry) => itemOf(entry, reader))
}

function itemOf(entry: ThreadEntry, reader: MessageSide): ThreadItem {
  const language = currentLocale()
  const when = formatDateTime(entry.at, language)
  switch (entry.kind) {
    case 'message': {
      const { id, side, name, text, read } = entry
      const who = side === 'fund' ? m.together_thread_of_fund({ name }) : m.together_thread_of_group({ name })
      return {
        key: id,
        side,
        who,
        when,
        text: text ?? m.together_thread_erased(),
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

function dayWord(at: Date): string {
  return formatDay(dayOf(at), currentLocale())
}
