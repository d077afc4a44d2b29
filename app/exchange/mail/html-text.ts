/** A page of HTML as a mail holds it, as the plain text that a reader sees; what was quoted has `>` before each line. */
export function htmlText(html: string): string {
  const writer = new Writer()
  for (const [tag, name, closing] of pieces(html)) {
    if (name === null) writer.say(tag)
    else writer.tag(name, closing)
  }
  return writer.text()
}

/** Elements that nobody sees. */
const unseen = ['script', 'style', 'head', 'title', 'template', 'noscript']
/** Elements that begin on a line of their own. */
const blocks = [
  ...[
    'p',
    'div',
    'tr',
    'table',
    'ul',
    'ol',
    'li',
    'blockquote',
    'pre',
    'section',
    'article',
    'header',
    'footer',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'dl', 'dt', 'dd', 'address', 'body'],
]

type Piece = [text: string, name: string | null, closing: boolean]

/** Texts and tags in their order; comments are left out. A `<` that begins no tag is text. */
function* pieces(html: string): Generator<Piece> {
  let from = 0
  while (from < html.length) {
    const at = html.indexOf('<', from)
    if (at < 0) break
    if (at > from) yield [html.slice(from, at), null, false]
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4)
      from = end < 0 ? html.length : end + 3
      continue
    }
    const named = /^<(\/?)([a-z][a-z0-9:]*)/i.exec(html.slice(at, at + 40))
    const end = named || html[at + 1] === '!' || html[at + 1] === '?' ? endOfTag(html, at) : -1
    if (end < 0) {
      yield ['<', null, false]
      from = at + 1
      continue
    }
    if (named?.[2]) yield ['', named[2].toLowerCase(), named[1] === '/']
    from = end + 1
  }
  if (from < html.length) yield [html.slice(from), null, false]
}

/** Where a tag ends; a `>` inside quotes is not its end. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < html.length; at++) {
    const sign = html[at] ?? ''
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = html[at - 1] === '=' ? sign : ''
    else if (sign === '>') return at
  }
  return -1
}

class Writer {
  #lines: string[] = []
  #line = ''
  #quotes = 0
  #hidden: string | null = null

  say(text: string): void {
    if (this.#hidden) return
    const shown = entities(text)
      .replace(/[^\S\u00a0]+/g, ' ')
      .replaceAll('\u00a0', ' ')
    this.#line += this.#line === '' ? shown.trimStart() : shown
  }

  tag(name: string, closing: boolean): void {
    if (this.#hidden) {
      if (closing && name === this.#hidden) this.#hidden = null
      return
    }
    if (unseen.includes(name)) {
      if (!closing) this.#hidden = name
    } else if (name === 'br') this.#end()
    else if (name === 'td' && !closing) this.#line += this.#line === '' ? '' : ' '
    else if (blocks.includes(name)) this.#block(name, closing)
  }

  text(): string {
    if (this.#line !== '') this.#end()
    return this.#lines.join('\n')
  }

  #block(name: string, closing: boolean): void {
    if (this.#line.trim() !== '') this.#end()
    if (name === 'blockquote') this.#quotes = Math.max(0, this.#quotes + (closing ? -1 : 1))
    else if (name === 'p' && this.#lines.at(-1)?.trim() !== '') this.#end()
    else if (name === 'li' && !closing) this.#line = '- '
    else if (name === 'hr') this.#lines.push('_'.repeat(20))
  }

  #end(): void {
    this.#lines.push(`${'> '.repeat(Math.min(this.#quotes, 9))}${this.#line.trimEnd()}`)
    this.#line = ''
  }
}

const named: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', euro: '€', hellip: '…' },
  ...{
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    ndash: '–',
    mdash: '—',
    bull: '•',
    middot: '·',
    copy: '©',
  },
  ...{
    agrave: 'à',
    aacute: 'á',
    acirc: 'â',
    auml: 'ä',
    ccedil: 'ç',
    egrave: 'è',
    eacute: 'é',
    ecirc: 'ê',
    euml: 'ë',
  },
  ...{
    iacute: 'í',
    icirc: 'î',
    iuml: 'ï',
    oacute: 'ó',
    ocirc: 'ô',
    ouml: 'ö',
    uacute: 'ú',
    ucirc: 'û',
    uuml: 'ü',
  },
  ...{ Eacute: 'É', Euml: 'Ë', Uuml: 'Ü', szlig: 'ß', ntilde: 'ñ' },
}

function entities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
  })
}
