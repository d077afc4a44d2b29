import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib'
import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'
import forge from 'node-forge'
import type { Paper } from './paper.ts'

/** Who signs, with what; `name` and `reason` are kept in the file in plain letters. */
export type Signing = {
  p12: Uint8Array
  passphrase: string
  /** SHA-256 of the certificate that belongs to the key, in hexadecimal. */
  fingerprint: string
  name: string
  reason: string
  at: Date
}

/** Room in the file for the signature, with the certificates of who vouches for who signs. */
const signatureLength = 12_000

/** Leaves room for a signature on the first page of this paper. It shows nothing there. */
export function leaveRoom(paper: Paper, { name, reason, at }: Signing): void {
  const page = paper.pages[0]
  if (!page) throw new Error('a signature needs a page')
  pdflibAddPlaceholder({
    pdfPage: page.leaf,
    name: plainLetters(name),
    reason: plainLetters(reason),
    contactInfo: '',
    location: '',
    signingTime: at,
    signatureLength,
    subFilter: 'ETSI.CAdES.detached',
    appName: 'Dichtbij',
  })
}

/** Signs the bytes of a document that has room for it: from then on a change of any byte shows. */
export async function sign(
  bytes: Uint8Array,
  { p12, passphrase, fingerprint, at }: Signing,
): Promise<Uint8Array> {
  return new SignPdf().sign(
    Buffer.from(bytes),
    new PadesSigner(Buffer.from(p12), passphrase, fingerprint),
    at,
  )
}

/**
 * The signer of the library, with what PAdES (EN 319 142-1) asks for beside: the signature covers the hash of the certificate
 * that made it, and the time stands in the document alone.
 */
class PadesSigner extends P12Signer {
  constructor(
    private readonly p12: Buffer,
    private readonly passphrase: string,
    private readonly fingerprint: string,
  ) {
    super(p12, { passphrase })
  }

  override async sign(pdf: Buffer, at?: Date): Promise<Buffer> {
    const message = asn1.fromDer((await super.sign(pdf, at)).toString('binary'))
    const signer = lastOf(childrenOf(childrenOf(lastOf(childrenOf(message)))[0] as Asn1).at(-1) as Asn1)
    const parts = childrenOf(signer)
    readUtf8(parts[1] as Asn1)
    const signed = parts[3] as Asn1
    const kept = childrenOf(signed).filter((one) => oidOf(one) !== forge.pki.oids.signingTime)
    signed.value = [...kept, signingCertificate(this.fingerprint)].sort(inDerOrder)
    const covered = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, signed.value)
    const digest = forge.md.sha256.create()
    digest.update(asn1.toDer(covered).getBytes())
    ;(parts[5] as Asn1).value = this.key().sign(digest)
    return Buffer.from(asn1.toDer(message).getBytes(), 'binary')
  }

  private key(): forge.pki.rsa.PrivateKey {
    const der = asn1.fromDer(this.p12.toString('binary'))
    const p12 = forge.pkcs12.pkcs12FromAsn1(der, false, this.passphrase)
    const bagType = forge.pki.oids.pkcs8ShroudedKeyBag as string
    return p12.getBags({ bagType })[bagType]?.[0]?.key as forge.pki.rsa.PrivateKey
  }
}

const { asn1 } = forge
type Asn1 = forge.asn1.Asn1

/** forge takes the bytes of a name for letters, and writes those as UTF-8 once more where it names who vouches. */
function readUtf8(part: Asn1): void {
  if (Array.isArray(part.value)) part.value.forEach(readUtf8)
  else if (part.tagClass === asn1.Class.UNIVERSAL && part.type === asn1.Type.UTF8)
    part.value = forge.util.decodeUtf8(part.value)
}

/** The attribute signing-certificate-v2 of RFC 5035: the SHA-256 of the certificate. */
function signingCertificate(fingerprint: string): Asn1 {
  const hash = Buffer.from(fingerprint, 'hex').toString('binary')
  const sequence = (...parts: Asn1[]) => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, parts)
  const octets = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, hash)
  const name = asn1.oidToDer('1.2.840.113549.1.9.16.2.47').getBytes()
  return sequence(
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, name),
    asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, [sequence(sequence(sequence(octets)))]),
  )
}

function childrenOf({ value }: Asn1): Asn1[] {
  return value as Asn1[]
}

function lastOf(parts: Asn1[] | Asn1): Asn1 {
  return (Array.isArray(parts) ? parts : childrenOf(parts)).at(-1) as Asn1
}

function oidOf(attribute: Asn1): string {
  return asn1.derToOid(childrenOf(attribute)[0]?.value as string)
}

/** In a SET, DER has the shorter and lower bytes first. */
function inDerOrder(one: Asn1, other: Asn1): number {
  const [a, b] = [one, other].map((part) => Buffer.from(asn1.toDer(part).getBytes(), 'binary'))
  return Buffer.compare(a as Buffer, b as Buffer)
}

/** The library writes these texts as they are, between brackets. */
function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|[()\\]/g, ' ')
}
