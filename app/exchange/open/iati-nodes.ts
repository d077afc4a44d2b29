import type { XmlNode } from '../xml-text.ts'

type Attributes = Record<string, string | null>

/** An element that holds nothing but attributes. */
export function empty(name: string, attributes: Attributes): XmlNode {
  return [name, [], attributes]
}

/** An element with a text in the language of the file. */
export function told(name: string, text: string, attributes: Attributes = {}): XmlNode {
  return [name, [['narrative', text]], attributes]
}
