import { eventsContent, rubricContent } from './content.server.ts'
import { fillWhatIsKnown } from './fill.ts'
import type { Language } from './languages.ts'
import { own } from './own.ts'
import { formatPlaceholder } from './placeholders.server.ts'
import { stateWord } from './words.server.ts'

/**
 * The line of an event in a history, without who and when; `data` is the event's own. An event without words, or of
 * which something is not known, gets a general sentence.
 */
export function eventWords(
  type: string,
  data: Readonly<Record<string, unknown>>,
  language: Language,
): string {
  const { events, next, fallback } = eventsContent
  const text = (typeof data.next === 'string' && own(own(next, type) ?? {}, data.next)) || own(events, type)
  const line = text && fillWhatIsKnown(text[language], (name) => valueIn(data, name, language))
  return line ?? fallback[language]
}

function valueIn(data: Readonly<Record<string, unknown>>, name: string, language: Language): string | null {
  const type = eventsContent.placeholders[name]?.type ?? ''
  const value = own(data, name)
  if (type === 'stage') return typeof value === 'string' ? stageWord(value, language) : null
  if (type === 'grade') return typeof value === 'string' ? gradeWord(value, language) : null
  return formatPlaceholder(type, value, language)
}

function stageWord(stage: string, language: Language): string | null {
  const word = stateWord('batch', stage, 'staff', language)
  return word && `‘${word}’`
}

function gradeWord(grade: string, language: Language): string | null {
  const found = Object.entries(rubricContent[language].conflict.grades).find(([key]) => key === grade)
  return found ? `‘${found[1].label}’` : null
}
