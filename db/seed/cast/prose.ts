/** A typed text over several source lines: one line for the form, with blank lines kept as paragraphs. */
export function prose(parts: TemplateStringsArray, ...values: string[]): string {
  return String.raw({ raw: parts }, ...values)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}
