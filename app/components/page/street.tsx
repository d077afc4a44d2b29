import { drawStreet, type StreetDrawing } from './street-drawing.ts'

const seed = 2024
const drawn = new Map<string, StreetDrawing>()

/** The street at dusk with light behind the windows: somebody is home. Drawn once per process. */
export function Street({ variant }: { variant: 'hero' | 'footer' }) {
  return variant === 'hero' ? <HeroStreet /> : <FooterStreet />
}

function FooterStreet() {
  const street = cached('footer')
  return (
    <svg
      className="db-street db-footer__street"
      viewBox="0 0 1440 120"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
    >
      <path className="f" d={street.front} />
      <path className="u" d={street.dark} />
      <path className="w" d={street.lit} />
      <path className="w2" d={street.dim} />
    </svg>
  )
}

function HeroStreet() {
  const street = cached('hero')
  return (
    <svg className="db-street" viewBox="0 0 1440 280" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path className="b" d={street.back} />
      <path className="ub" d={street.backDark} />
      <path className="w" d={street.backLit} />
      <path className="w2" d={street.backDim} />
      <path className="f" d={street.front} />
      <path className="u" d={street.dark} />
      <path className="w" d={street.lit} />
      <path className="w2" d={street.dim} />
      <path className="s" strokeWidth="4" d={posts} />
      <path className="sl" strokeWidth="4" strokeLinecap="round" d={lamps} />
      <path className="sl" strokeWidth="2.5" strokeLinecap="round" opacity=".55" d={glints} />
      {people.map(([x, scale]) => (
        <g key={x} transform={`translate(${x} 246) scale(${scale})`}>
          <path className="pp" strokeWidth="7" strokeLinecap="round" d="M0-3V-17" />
          <circle className="pd" cx="0" cy="-28" r="5" />
        </g>
      ))}
    </svg>
  )
}

const posts = 'M505 246V96M700 246V96M808 246v-58q0-9 9-9h5M474 246v-58q0-9 9-9h5M984 246v-58q0-9 9-9h5'
const lamps = 'M492 94h26M492 88h26M687 94h26M687 88h26M818 179h10M484 179h10M994 179h10'
const glints =
  'M60 260h46M180 266h20M330 272h60M520 260h26M610 266h40M838 272h54M930 260h22M1040 266h44M1180 272h26M1300 260h58'
const people = [
  [938, 1.05],
  [952, 1.05],
  [505, 0.95],
  [256, 0.95],
  [1206, 1],
  [1218, 0.72],
] as const

function cached(variant: 'hero' | 'footer'): StreetDrawing {
  let street = drawn.get(variant)
  if (!street) {
    street = drawStreet(variant, seed)
    drawn.set(variant, street)
  }
  return street
}
