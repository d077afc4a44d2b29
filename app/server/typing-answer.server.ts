import type { TypingAnswer } from '#app/components/form/typing-saver.ts'

/** The answer to a save while somebody still types: which version stands now, and what to say. */
export function typingSaved(text: string, version = 0): Response {
  return Response.json({ saved: true, version, text } satisfies TypingAnswer)
}

/** Nothing was kept, and trying the same again changes nothing. */
export function typingNotSaved(text: string, status: number): Response {
  return Response.json({ saved: false, stop: true, text } satisfies TypingAnswer, { status })
}
