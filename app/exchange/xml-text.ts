import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom'

/** An element: its name, its text or what is in it, and its attributes; those without a value are left out. */
export type XmlNode = readonly [
  name: string,
  content: string | readonly XmlNode[],
  attributes?: Readonly<Record<string, string | null>>,
]

const document: Document = new DOMImplementation().createDocument(null, '', null)
const serializer = new XMLSerializer()

/** One element as text, so that a large file can be written in pieces. What XML cannot hold is left out. */
export function xmlText(node: XmlNode): string {
  return `${serializer.serializeToString(elementOf(node))}\n`
}

function elementOf([name, content, attributes = {}]: XmlNode): Element {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== null) element.setAttribute(key, holdable(value))
  if (typeof content === 'string') element.appendChild(document.createTextNode(holdable(content)))
  else for (const child of content) element.appendChild(elementOf(child))
  return element
}

/** A text without what XML cannot hold. */
export function holdable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
