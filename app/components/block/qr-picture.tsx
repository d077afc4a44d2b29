/** A QR code drawn on the server: one path, always dark on light with its quiet zone. */
export function QrPicture({ modules, title }: { modules: boolean[][]; title: string }) {
  const size = modules.length + 8
  const squares = modules.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])),
  )
  return (
    <svg
      role="img"
      aria-label={title}
      width="220"
      height="220"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={squares.join('')} fill="#000000" />
    </svg>
  )
}
