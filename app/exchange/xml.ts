import { DOMParser, type Document, type Element, onWarningStopParsing, ParseError } from '@xmldom/xmldom'

/** Why a file of others is not taken, with the line where it goes wrong, counted from one. */
export class ForeignFile extends Error {
  readonly problem: string
  readonly line: number
  constructor(problem: string, line: number) {
    super(`${problem} in line ${line}`)
    this.problem = problem
    this.line = line
  }
}

/**
 * Reads XML that others wrote. What is not well formed, not UTF-8, or has a document type (and so could name entities) is
 * thrown as a `ForeignFile`; nothing outside the text is ever opened.
 */
export function readXml(bytes: Uint8Array): Document {
  const document = parsed(textOf(bytes))
  if (document.doctype) throw new ForeignFile('doctype', lineOf(document.doctype))
  return document
}

/** The children of an element with this name, in its own namespace. */
export function all(parent: Element, name: string): Element[] {
  return [...parent.childNodes].filter(
    (node): node is Element =>
      node.nodeType === node.ELEMENT_NODE &&
      (node as Element).localName === name &&
      node.namespaceURI === parent.namespaceURI,
  )
}

/** The first element on a path of names; null when it is not there. */
export function one(parent: Element | null, ...path: string[]): Element | null {
  return path.reduce<Element | null>((here, name) => here && (all(here, name)[0] ?? null), parent)
}

/** The text on a path, trimmed; null when there is none. */
export function textAt(parent: Element | null, ...path: string[]): string | null {
  return one(parent, ...path)?.textContent?.trim() || null
}

/** The same, which has to be there. */
export function needed(parent: Element, ...path: string[]): string {
  const text = textAt(parent, ...path)
  if (text === null) throw new ForeignFile('missing', lineOf(parent))
  return text
}

export function lineOf({ lineNumber }: { lineNumber?: number }): number {
  return lineNumber ?? 1
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ForeignFile('encoding', 1)
  }
}

function parsed(text: string): Document {
  try {
    return new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, 'text/xml')
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    throw new ForeignFile('not-xml', error.locator?.lineNumber || 1)
  }
}
