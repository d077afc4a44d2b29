import { spawnSync } from 'node:child_process'

/** Programs that some tests look at documents with, and the Debian package each comes from. */
const packages = {
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdfsig: 'poppler-utils',
  qpdf: 'qpdf',
  xmllint: 'libxml2-utils',
}

export function hasTool(tool) {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined
}

export function missingTools() {
  return Object.entries(packages).flatMap(([tool, from]) => (hasTool(tool) ? [] : [{ tool, from }]))
}
