/** What a page says in its main part, with one space where there are many. */
export function textOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html
  const text = main.replace(/<[^>]+>/g, ' ')
  return decoded(text)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

function decoded(text: string): string {
  const signs: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#x27': "'" }
  return text.replace(/&(amp|quot|lt|gt|#x27);/g, (_, sign: string) => signs[sign] ?? '')
}
