import type { Command } from '../core/command.ts'
import { exportCommand, importCommand, templateCommand } from '../workbook/cli.ts'
import { applyCommand, compareCommand } from '../see/cli-compare.ts'
import { backupCommand, restoreCommand } from '../store/cli.ts'
import { formulaCommand } from '../prove/cli.ts'
import { checkCommand, explainCommand, seeCommand } from '../see/cli.ts'

/** Every command: the one list of the command line. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  seeCommand,
  explainCommand,
  templateCommand,
  importCommand,
  exportCommand,
  applyCommand,
  compareCommand,
  formulaCommand,
  backupCommand,
  restoreCommand,
]
