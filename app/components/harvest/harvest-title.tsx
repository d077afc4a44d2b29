import type { HarvestSection } from '#app/i18n/harvest-view.ts'

/** What a section is called, in the language that this is in. */
export function HarvestTitle({
  section: { title, titleLang },
}: {
  section: Pick<HarvestSection, 'title' | 'titleLang'>
}) {
  return titleLang ? <span lang={titleLang}>{title}</span> : title
}
