import { createElement, type ReactElement } from 'react'

type Props = Record<string, unknown>
type Node = { name: string; props: Props; children: (Node | string)[] }

/** The elements that React renders to this very page: only what ends up in the HTML, no components. */
export function treeOf(html: string): () => ReactElement {
  const root = parse(html)
  return () => elementOf(root)
}

function elementOf({ name, props, children }: Node): ReactElement {
  const inside = children.map((child) => (typeof child === 'string' ? child : elementOf(child)))
  return createElement(name, props, ...inside)
}

const token = /<!--.*?-->|<!DOCTYPE html>|<\/[\w-]+>|<([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/gs
const attribute = /([\w:-]+)(?:="([^"]*)")?/g
const switches = new Set([
  'async',
  'checked',
  'defer',
  'disabled',
  'hidden',
  'multiple',
  'open',
  'required',
  'selected',
])
const rawText = new Set(['script', 'style'])

/** Reads what React writes: every element is closed, every value stands in double quotes. */
function parse(html: string): Node {
  const top: Node = { name: '', props: {}, children: [] }
  const open = [top]
  token.lastIndex = 0
  for (let found = token.exec(html); found; found = token.exec(html)) {
    const [text, name, attributes = '', closed] = found
    const parent = open.at(-1) as Node
    if (text.startsWith('<!')) continue
    else if (text.startsWith('</')) open.pop()
    else if (!name) parent.children.push(decode(text))
    else {
      const node: Node = { name, props: propsOf(attributes), children: [] }
      parent.children.push(node)
      if (rawText.has(name)) node.props.dangerouslySetInnerHTML = { __html: restOf(html, name) }
      if (!closed) open.push(node)
    }
  }
  return top.children[0] as Node
}

/** The text up to the end of this element, taken as it stands. */
function restOf(html: string, name: string): string {
  const from = token.lastIndex
  token.lastIndex = html.indexOf(`</${name}>`, from)
  return html.slice(from, token.lastIndex)
}

function propsOf(attributes: string): Props {
  const pairs = [...attributes.matchAll(attribute)].map(([, name = '', value = '']) => [
    name,
    value === '' && switches.has(name) ? true : decode(value),
  ])
  return Object.fromEntries(pairs)
}

function decode(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}
