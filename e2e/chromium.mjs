import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = () => places.find((place) => place && existsSync(place)) ?? null;

/**
 * Where Chromium is; as root on Debian it is installed when missing. Null where there is none, which ends the run when it
 * was promised: with CI=true, or as root on Debian.
 */
export function findChromium() {
  const debianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!found() && debianRoot) {
    console.log('Installing Chromium …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
  const chromium = found();
  if (!chromium && (process.env.CI === 'true' || debianRoot)) {
    console.error('There is no Chromium, and it could not be installed.');
    process.exit(1);
  }
  return chromium;
}
