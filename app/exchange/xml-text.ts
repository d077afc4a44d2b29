import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom'

/** An element: its name, and its text or what is in it. */
export type XmlNode = readonly [name: string, content: string | readonly XmlNode[]]

const document: Document = new DOMImplementation().createDocument(null, '', null)
const serializer = new XMLSerializer()

/** One element as text, so that a large file can be written in pieces. What XML cannot hold is left out. */
export function xmlText(node: XmlNode): string {
  return `${serializer.serializeToString(elementOf(node))}\n`
}

function elementOf([name, content]: XmlNode): Element {
  const element = document.createElement(name)
  if (typeof content === 'string') element.appendChild(document.createTextNode(holdable(content)))
  else for (const child of content) element.appendChild(elementOf(child))
  return element
}

function holdable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
