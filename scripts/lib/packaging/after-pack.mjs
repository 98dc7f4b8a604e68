// What electron-builder leaves in a package although no package of ours needs it.
import fs from 'node:fs'
import path from 'node:path'

/** @param context electron-builder's: {appOutDir, packager, …} */
export default function afterPack({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir)
  // Electron's welcome page, or our stand-in for it: an installed studio starts its own archive only.
  for (const file of [path.join(resources, 'default_app.asar'), path.join(appOutDir, 'version')])
    fs.rmSync(file, { force: true })
}
