import type { Command } from '../core/command.ts'
import { exportCommand, importCommand, templateCommand } from '../workbook/cli.ts'
import { cardCommand } from '../advise/cli/card.ts'
import { firstCommand } from '../advise/cli/first.ts'
import { leversCommand } from '../see/cli-levers.ts'
import { applyCommand, compareCommand } from '../see/cli-compare.ts'
import { backupCommand, restoreCommand } from '../store/cli.ts'
import { formulaCommand, proveCommand } from '../prove/cli.ts'
import { checkCommand, explainCommand, seeCommand } from '../see/cli.ts'

/** Every command: the one list of the command line. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  seeCommand,
  explainCommand,
  templateCommand,
  importCommand,
  exportCommand,
  leversCommand,
  cardCommand,
  firstCommand,
  applyCommand,
  compareCommand,
  proveCommand,
  formulaCommand,
  backupCommand,
  restoreCommand,
]
