/** A form as a browser without scripts would post it: what stands in its fields, and what each button adds. */
export type PostedForm = {
  action: string | null
  fields: Record<string, string[]>
  buttons: { name: string; value: string; text: string }[]
}

/** Every form in the main part of a page, in order. */
export function formsIn(html: string): PostedForm[] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  return [...main.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inside = '']) => ({
    action: attribute(attributes, 'action'),
    fields: fieldsIn(inside),
    buttons: [...inside.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].map(
      ([, given = '', text = '']) => ({
        name: attribute(given, 'name') ?? '',
        value: attribute(given, 'value') ?? '',
        text: decoded(text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).trim(),
      }),
    ),
  }))
}

/** The form that has a button with these words. */
export function formWith(html: string, words: string): PostedForm {
  const form = formsIn(html).find(({ buttons }) => buttons.some(({ text }) => text.includes(words)))
  if (!form) throw new Error(`no form with the button ${words}`)
  return form
}

/** What pressing this button of a form posts, with some fields typed over; an empty list takes a field away. */
export function pressed(
  { fields, buttons }: PostedForm,
  words: string,
  typed: Record<string, string | string[]> = {},
) {
  const button = buttons.find(({ text }) => text.includes(words))
  if (!button) throw new Error(`no button ${words}`)
  const all: Record<string, string[]> = { ...fields }
  for (const [name, value] of Object.entries(typed)) all[name] = [value].flat()
  if (button.name) all[button.name] = [button.value]
  return all
}

function fieldsIn(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  const add = (name: string | null, value: string) => {
    if (name) fields[name] = [...(fields[name] ?? []), value]
  }
  for (const [, input = ''] of html.matchAll(/<input([^>]*)>/g)) {
    const type = attribute(input, 'type') ?? 'text'
    if ((type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(input)) continue
    add(attribute(input, 'name'), attribute(input, 'value') ?? (type === 'checkbox' ? 'on' : ''))
  }
  for (const [, area = '', text = ''] of html.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g))
    add(attribute(area, 'name'), decoded(text))
  for (const [, select = '', options = ''] of html.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen =
      /<option([^>]*\sselected\b[^>]*)>/.exec(options)?.[1] ?? /<option([^>]*)>/.exec(options)?.[1] ?? ''
    add(attribute(select, 'name'), attribute(chosen, 'value') ?? '')
  }
  return fields
}

function attribute(html: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(html)?.[1]
  return found === undefined ? null : decoded(found)
}

function decoded(text: string): string {
  const signs: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'" }
  return text.replace(/&(amp|quot|lt|gt|#x27);/g, (_whole, sign: string) => signs[sign] ?? '')
}
