import { useEffect, useRef, useState } from 'react'
import { TypingSaver, type TypingState } from './typing-saver.ts'

/**
 * Saves what is typed in a form while somebody writes, a few seconds after the last key, and a choice at once, at the address
 * that takes what is there so far. Answers the version that was saved last, and what to say about it. Only a script does this; without one
 * the buttons save.
 */
export function useAutosave(formId: string, action: string | null, failed: string): TypingState {
  const [state, setState] = useState<TypingState>({ version: 0, text: null, wrong: false })
  const words = useRef(failed)
  words.current = failed
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!action || !(form instanceof HTMLFormElement)) return
    const saver = new TypingSaver(form, action, () => words.current, setState)
    return () => saver.leave()
  }, [formId, action])
  return state
}
