import { PublicShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'

export const handle = { script: false }

export default function Home() {
  const { fund } = useRootData()
  return (
    <PublicShell>
      <h1>{fund.name}</h1>
    </PublicShell>
  )
}
