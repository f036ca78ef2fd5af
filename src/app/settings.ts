/** One setting, read from the environment. */
interface Setting {
  readonly name: string
  readonly default: string
  readonly doc: string
  /** A sentence when the value cannot be used. */
  readonly check?: (value: string) => string | undefined
}

const SETTINGS: readonly Setting[] = [
  {
    name: 'PORT',
    default: '4680',
    doc: 'port that the server listens on; 0 takes a free one',
    check: (value) =>
      /^\d{1,5}$/.test(value) && Number(value) <= 65_535
        ? undefined
        : 'give a number from 0 to 65535',
  },
  {
    name: 'HOST',
    default: '127.0.0.1',
    doc: 'address that the server listens on; only loopback has no password',
    check: (value) =>
      ['127.0.0.1', 'localhost', '::1'].includes(value)
        ? undefined
        : 'only loopback (127.0.0.1, localhost, ::1) until accounts are set up',
  },
  {
    name: 'BOUCLE_DATA',
    default: '.boucle',
    doc: 'data folder of the embedded database',
    check: (value) => (value.trim() === '' ? 'give a folder, or leave it unset' : undefined),
  },
  {
    name: 'DATABASE_URL',
    default: '',
    doc: 'a PostgreSQL (15 or newer) to use in place of the embedded one',
    check: (value) =>
      value === '' || isDatabaseUrl(value) ? undefined : 'give postgres://user:password@host/base',
  },
  {
    name: 'BOUCLE_OPEN',
    default: 'yes',
    doc: 'yes opens the browser at npm start, no does not',
    check: (value) => (['yes', 'no'].includes(value) ? undefined : 'give yes or no'),
  },
]

/** A PostgreSQL address with a host: what is written wrong is said before anything is opened. */
function isDatabaseUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : undefined
  return url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== ''
}

type Environment = Readonly<Record<string, string | undefined>>

/** Value of a setting, or its default. */
export function setting(name: string, environment: Environment): string {
  const found = SETTINGS.find((each) => each.name === name)
  if (!found) throw new Error(`No setting ${name}`)
  return environment[name] ?? found.default
}

/** What is wrong with the settings, in one sentence; undefined when nothing is. */
export function checkSettings(environment: Environment): string | undefined {
  for (const { name, check } of SETTINGS) {
    const value = environment[name]
    const wrong = value === undefined ? undefined : check?.(value)
    if (wrong !== undefined) return `${name}=${value} cannot be used. Maybe ${wrong}.`
  }
  return undefined
}

export function settingsHelp(): string {
  const lines = SETTINGS.map(
    ({ name, default: value, doc }) => `  ${name.padEnd(16)}${doc} (default: ${value || 'none'})`,
  )
  return ['Settings, from the environment:', '', ...lines].join('\n')
}
