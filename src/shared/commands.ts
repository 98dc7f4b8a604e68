// The one list of commands: the native menu, the palette and the keys are all made from it.

export interface Command {
  id: CommandId
  label: string
  /** Electron's notation; null = palette and menu only. */
  accelerator: string | null
  group: CommandGroup
}

export type CommandGroup = 'Project' | 'Interview' | 'Draft' | 'View' | 'Studio' | 'Help'

const list = [
  { id: 'project.new', label: 'New project', accelerator: 'CmdOrCtrl+N', group: 'Project' },
  { id: 'project.export', label: 'Export', accelerator: 'CmdOrCtrl+E', group: 'Project' },
  { id: 'project.exportAll', label: 'Export all projects', accelerator: null, group: 'Project' },
  { id: 'project.import', label: 'Import projects', accelerator: null, group: 'Project' },
  { id: 'view.library', label: 'Library', accelerator: 'CmdOrCtrl+L', group: 'Project' },
  { id: 'interview.start', label: 'Start interview', accelerator: 'CmdOrCtrl+Shift+V', group: 'Interview' },
  { id: 'interview.guided', label: 'Guided interview', accelerator: 'CmdOrCtrl+Shift+G', group: 'Interview' },
  { id: 'interview.record', label: 'Record', accelerator: 'CmdOrCtrl+Shift+R', group: 'Interview' },
  {
    id: 'interview.guidedVoice',
    label: 'Guided interview by voice',
    accelerator: 'CmdOrCtrl+Shift+J',
    group: 'Interview',
  },
  { id: 'interview.import', label: 'Import interview', accelerator: 'CmdOrCtrl+O', group: 'Interview' },
  {
    id: 'interview.importAudio',
    label: 'Import audio',
    accelerator: 'CmdOrCtrl+Shift+O',
    group: 'Interview',
  },
  { id: 'interview.pause', label: 'Pause interview', accelerator: 'CmdOrCtrl+Shift+P', group: 'Interview' },
  { id: 'interview.mute', label: 'Mute or unmute', accelerator: 'CmdOrCtrl+Shift+M', group: 'Interview' },
  {
    id: 'interview.hold',
    label: 'Let me think, or go on',
    accelerator: 'CmdOrCtrl+Shift+H',
    group: 'Interview',
  },
  { id: 'interview.mark', label: 'Mark this moment', accelerator: 'CmdOrCtrl+Shift+K', group: 'Interview' },
  {
    id: 'interview.next',
    label: 'Go on to the next question',
    accelerator: 'CmdOrCtrl+Enter',
    group: 'Interview',
  },
  { id: 'interview.skip', label: 'Skip this question', accelerator: 'CmdOrCtrl+Shift+X', group: 'Interview' },
  {
    id: 'interview.another',
    label: 'Ask me something else',
    accelerator: 'CmdOrCtrl+Shift+E',
    group: 'Interview',
  },
  {
    id: 'interview.back',
    label: 'Back to the question before',
    accelerator: 'CmdOrCtrl+Shift+U',
    group: 'Interview',
  },
  { id: 'interview.stop', label: 'Stop interview', accelerator: 'CmdOrCtrl+Shift+S', group: 'Interview' },
  { id: 'draft.update', label: 'Update draft', accelerator: 'CmdOrCtrl+Shift+D', group: 'Draft' },
  { id: 'draft.retry', label: 'Retry the draft', accelerator: null, group: 'Draft' },
  { id: 'view.outline', label: 'Show or hide the outline', accelerator: 'CmdOrCtrl+\\', group: 'View' },
  { id: 'view.side', label: 'Show or hide the side panel', accelerator: 'CmdOrCtrl+.', group: 'View' },
  { id: 'view.focus', label: 'Focus mode', accelerator: 'CmdOrCtrl+Shift+F', group: 'View' },
  { id: 'view.transcript', label: 'Show the transcript', accelerator: 'CmdOrCtrl+1', group: 'View' },
  { id: 'view.notes', label: 'Show notes and to-dos', accelerator: 'CmdOrCtrl+2', group: 'View' },
  { id: 'view.history', label: 'Show the history', accelerator: 'CmdOrCtrl+3', group: 'View' },
  { id: 'view.sources', label: 'Show the sources', accelerator: 'CmdOrCtrl+4', group: 'View' },
  { id: 'view.authorship', label: 'Show who wrote what', accelerator: 'CmdOrCtrl+Shift+A', group: 'View' },
  {
    id: 'view.activity',
    label: 'Show the activity: recordings and drafts',
    accelerator: null,
    group: 'View',
  },
  { id: 'app.palette', label: 'Commands and projects', accelerator: 'CmdOrCtrl+K', group: 'Studio' },
  { id: 'app.archive', label: 'Archive', accelerator: 'CmdOrCtrl+Shift+L', group: 'Studio' },
  { id: 'app.search', label: 'Search everything', accelerator: 'CmdOrCtrl+J', group: 'Studio' },
  { id: 'app.settings', label: 'Settings', accelerator: 'CmdOrCtrl+,', group: 'Studio' },
  { id: 'app.backup', label: 'Back up now', accelerator: null, group: 'Studio' },
  { id: 'app.showData', label: 'Show the data folder', accelerator: null, group: 'Studio' },
  { id: 'app.diagnostics', label: 'Copy diagnostics', accelerator: null, group: 'Help' },
  { id: 'app.about', label: 'About the studio', accelerator: null, group: 'Help' },
] as const satisfies readonly { id: string; label: string; accelerator: string | null; group: CommandGroup }[]

export type CommandId = (typeof list)[number]['id']

export const commands: readonly Command[] = list

export function isCommandId(id: string): id is CommandId {
  return commands.some((command) => command.id === id)
}
