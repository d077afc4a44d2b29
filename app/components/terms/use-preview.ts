import { useEffect, useState } from 'react'
import type { TermsBeside } from './beside.tsx'

const afterTyping = 700

/** A field that cannot be read: its path in the form, and what to do. `open` when there is nothing in it yet. */
export type WrongField = { path: string; what: string; open: boolean }
/** The agreement as the form makes it; null while there are fields that cannot be read. */
export type TermsPreview = { wrong: WrongField[]; beside: TermsBeside | null }

/**
 * The agreement as the form stands now: asked for shortly after the last key, and at once when the form came back changed
 * (a row was added or taken away). Null until then; while something cannot be read the last one that could stays. Without a
 * script the page shows what was kept.
 */
export function usePreview(formId: string, action: string | null, changed: boolean): TermsPreview | null {
  const [preview, setPreview] = useState<TermsPreview | null>(null)
  useEffect(() => {
    const form = document.getElementById(formId)
    if (!action || !(form instanceof HTMLFormElement)) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let newest = 0
    const ask = async () => {
      newest += 1
      const mine = newest
      const body = new URLSearchParams()
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
      const answer = await fetch(action, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
      const told = answer?.ok || answer?.status === 400
      if (!answer || !told || mine !== newest) return
      const { wrong, beside } = (await answer.json()) as TermsPreview
      setPreview((last) => ({ wrong, beside: beside ?? last?.beside ?? null }))
    }
    const onInput = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, afterTyping)
    }
    if (changed) void ask()
    form.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      newest += 1
      form.removeEventListener('input', onInput)
    }
  }, [formId, action, changed])
  return preview
}
