import { useEffect, useState } from 'react'
import type { TermsBeside } from './beside.tsx'

const afterTyping = 700

/**
 * The agreement as the form stands now: asked for shortly after the last key, null until somebody types. Without a script
 * the page shows what was kept.
 */
export function usePreview(formId: string, action: string | null): TermsBeside | null {
  const [beside, setBeside] = useState<TermsBeside | null>(null)
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
      if (!answer?.ok || mine !== newest) return
      setBeside((await answer.json()) as TermsBeside)
    }
    const onInput = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, afterTyping)
    }
    form.addEventListener('input', onInput)
    return () => {
      clearTimeout(timer)
      newest += 1
      form.removeEventListener('input', onInput)
    }
  }, [formId, action])
  return beside
}
