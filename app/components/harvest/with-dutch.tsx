import type { Worded } from '#app/i18n/worded.ts'

/** Words with the Dutch ones among them marked as Dutch, for a page in another language. */
export function WithDutch({ text, dutch }: Worded) {
  if (dutch === '') return text
  const inDutch = <span lang="nl">{dutch}</span>
  if (text === '') return inDutch
  return (
    <span>
      {text} {inDutch}
    </span>
  )
}
