import { generateKeyPair, randomBytes, X509Certificate } from 'node:crypto'
import { promisify } from 'node:util'
import forge from 'node-forge'

/** What a certificate says: for whom, by whom, how it is recognised (SHA-256), and when it holds. */
export type CertificateFacts = {
  subject: string
  issuer: string
  fingerprint: string
  validFrom: Date
  validUntil: Date
}

/** A P12 that does not open: another passphrase, no P12, or no key with its certificate in it. */
export class P12Error extends Error {}

const yearsValid = 10
const makeKeys = promisify(generateKeyPair)

/** Makes a key of 3072 bits and a certificate that vouches for itself, as a P12 under a passphrase. */
export async function makeP12(name: string, passphrase: string, now: Date): Promise<Uint8Array> {
  const pem = { type: 'pkcs8', format: 'pem' } as const
  const { privateKey, publicKey } = await makeKeys('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: pem,
  })
  const key = forge.pki.privateKeyFromPem(privateKey)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey)
  certificate.serialNumber = `00${randomBytes(15).toString('hex')}`
  certificate.validity.notBefore = now
  certificate.validity.notAfter = new Date(now)
  certificate.validity.notAfter.setUTCFullYear(now.getUTCFullYear() + yearsValid)
  const named = [
    { name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 },
    { name: 'countryName', value: 'NL' },
  ] as unknown as forge.pki.CertificateField[]
  certificate.setSubject(named)
  certificate.setIssuer(named)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, nonRepudiation: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(key, forge.md.sha256.create())
  const p12 = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm: 'aes256' })
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary')
}

/** What the certificate in a P12 says that belongs to its key. Throws a P12Error. */
export function readP12(p12: Uint8Array, passphrase: string): CertificateFacts {
  const own = forge.pki.certificateToAsn1(certificateIn(p12, passphrase))
  const certificate = new X509Certificate(Buffer.from(forge.asn1.toDer(own).getBytes(), 'binary'))
  return {
    subject: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    validFrom: new Date(certificate.validFrom),
    validUntil: new Date(certificate.validTo),
  }
}

function certificateIn(bytes: Uint8Array, passphrase: string): forge.pki.Certificate {
  const { key, certificates } = opened(bytes, passphrase)
  const own = certificates.find(
    ({ publicKey }) =>
      key && (publicKey as forge.pki.rsa.PublicKey).n?.equals((key as forge.pki.rsa.PrivateKey).n),
  )
  if (!own) throw new P12Error('no certificate in it belongs to an RSA key in it')
  return own
}

function opened(bytes: Uint8Array, passphrase: string) {
  const { certBag, pkcs8ShroudedKeyBag } = forge.pki.oids as Record<'certBag' | 'pkcs8ShroudedKeyBag', string>
  try {
    const der = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'))
    const p12 = forge.pkcs12.pkcs12FromAsn1(der, false, passphrase)
    const bags = (bagType: string) => p12.getBags({ bagType })[bagType] ?? []
    return {
      key: bags(pkcs8ShroudedKeyBag)[0]?.key,
      certificates: bags(certBag).flatMap(({ cert }) => (cert ? [cert] : [])),
    }
  } catch {
    throw new P12Error('it does not open with this passphrase')
  }
}

/** The name in a distinguished name as Node writes it, one part a line. */
function nameIn(subject: string): string {
  const parts = subject.split('\n').map((line) => line.split('=') as [string, ...string[]])
  const found = parts.find(([key]) => key === 'CN') ?? parts.find(([key]) => key === 'O')
  return found?.slice(1).join('=') ?? subject.replaceAll('\n', ', ')
}
