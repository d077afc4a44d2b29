import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The form service has thirty-four behaviours, by number in the titles of the tests that prove them. */
test('each behaviour of the form service has a test that names it', () => {
  const titles = testFiles().flatMap((file) =>
    [...readFileSync(`tests/${file}`, 'utf8').matchAll(/['`]behaviours? ([\d, and]+): /g)].map(
      ([, numbers]) => numbers,
    ),
  )
  const named = new Set(titles.flatMap((numbers) => numbers?.match(/\d\d/g) ?? []))
  const all = Array.from({ length: 34 }, (_, at) => String(at + 1).padStart(2, '0'))
  expect(all.filter((number) => !named.has(number))).toEqual([])
})

function testFiles(): string[] {
  return readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(test|spec)\.tsx?$/.test(file),
  )
}
