import { readFile, writeFile } from 'node:fs/promises'
import { loadProofReference, loadReference } from '../../reference/load.ts'
import type { Answer, Arguments, Command, CommandIo } from '../core/command.ts'
import { JSON_OPTION, parseArguments } from '../core/command.ts'
import type { Problem } from '../core/problem.ts'
import { pathText } from '../core/problem.ts'
import { COMMANDS } from './commands.ts'
import { runJobAt } from './jobs/run-job.ts'
import { loadForLevers } from './lever-tables.ts'
import { checkSettings, setting, settingsHelp } from './settings.ts'

/** Runs one command line and returns its exit code; `argv` without node and script. */
export async function main(argv: readonly string[]): Promise<number> {
  const [verb = 'help', ...rest] = argv
  if (verb === 'help' || verb === '--help' || verb === '-h') return help(rest)
  if (verb === '--version') return print(`boucle ${process.env['npm_package_version'] ?? '0.1.0'}`)
  const command = COMMANDS.find((each) => each.verb === verb)
  if (!command) return wrongUsage(`There is no command ${verb}. Maybe: ${verbs()}.`)
  if (rest.includes('--help') || rest.includes('-h')) return help([verb])
  const args = parseArguments(rest, command)
  if (typeof args === 'string') return wrongUsage(`${args} See: boucle help ${verb}`)
  const bad = checkSettings(process.env)
  if (bad) return wrongUsage(bad)
  return answer(command, args)
}

async function answer(command: Command, args: Arguments): Promise<number> {
  const json = args.options.has('json')
  try {
    const result = await command.run(args, io)
    if (json) process.stdout.write(`${JSON.stringify(result.json)}\n`)
    else {
      if (result.text !== '') process.stdout.write(`${result.text}\n`)
      for (const line of problemLines(result)) process.stderr.write(`${line}\n`)
    }
    return result.exit
  } catch (error) {
    if (isFileError(error)) {
      const message = `${error.path ?? 'The file'} cannot be read or written (${error.code}). Maybe the path is wrong.`
      if (json)
        process.stdout.write(
          `${JSON.stringify({ problems: [fileProblem(error.code, message)] })}\n`,
        )
      process.stderr.write(`${message}\n`)
      return 1
    }
    process.stderr.write(
      `Internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    return 70
  }
}

function fileProblem(code: string, message: string): Problem {
  return {
    code: 'file',
    severity: 'error',
    path: [],
    message,
    maybe: 'Maybe the path is wrong.',
    values: { code },
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return (
    error instanceof Error &&
    ['ENOENT', 'EACCES', 'EISDIR', 'ENOSPC', 'EROFS', 'ENOTDIR', 'ERR_FS_FILE_TOO_LARGE'].includes(
      code ?? '',
    )
  )
}

/** Problems, errors first, one line each with path, value and what to do. */
function problemLines({ problems = [] }: Answer): string[] {
  return [...problems]
    .sort((a, b) => a.severity.localeCompare(b.severity))
    .map((each) => {
      const where = each.path.length > 0 ? `${pathText(each.path)}: ` : ''
      return `${each.severity}: ${where}${each.message} ${each.maybe} [${each.code}]`
    })
}

const io: CommandIo = {
  readFile: async (path) => new Uint8Array(await readFile(path)),
  writeFile: (path, bytes) => writeFile(path, bytes),
  loadReference: () => loadReference(),
  loadForProof: loadProofReference,
  loadForLevers: () => loadForLevers(),
  runJob: runJobAt(new URL('./job-thread.js', import.meta.url)),
  say: (line) => process.stderr.write(`${line}\n`),
  setting: (name) => setting(name, process.env),
}

function verbs(): string {
  return COMMANDS.map((each) => each.verb).join(', ')
}

function help([topic]: readonly string[]): number {
  if (topic === 'settings') return print(settingsHelp())
  const command = COMMANDS.find((each) => each.verb === topic)
  if (topic !== undefined && !command) return wrongUsage(`There is no command ${topic}.`)
  if (command) {
    const options = [...command.options, JSON_OPTION].map(
      ({ name, value, doc }) =>
        `  --${name}${value === undefined ? '' : ` ${value}`}`.padEnd(24) + doc,
    )
    return print(
      [`boucle ${command.verb} ${command.usage}`, '', command.summary, '', ...options].join('\n'),
    )
  }
  const lines = COMMANDS.map((each) => `  ${each.verb.padEnd(12)}${each.summary}`)
  return print(
    [
      'boucle VERB FILE [options] [--json]',
      '',
      ...lines,
      '',
      '  help VERB   explains one command',
      '  help settings   lists the settings',
      '',
    ].join('\n'),
  )
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function wrongUsage(message: string): number {
  process.stderr.write(`${message}\n`)
  return 2
}

process.exitCode = await main(process.argv.slice(2))
