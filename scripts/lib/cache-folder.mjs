// Where what is costly to make is kept between clones: the user's cache folder.
import os from 'node:os'
import path from 'node:path'

export const cacheFolder = () =>
  process.env.STUDIO_CACHE ||
  path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'ghostwriting-studio')
