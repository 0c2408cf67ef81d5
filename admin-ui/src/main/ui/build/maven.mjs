// What Maven runs: `node build/maven.mjs install|build`. Does nothing where nothing has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(root, 'node_modules', '.installed-lock');
const PAGE = join(root, '..', '..', '..', 'target', 'ui', 'index.html');

function npm(...args) {
  const done = spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.error) {
    console.error(`npm cannot be started: ${done.error.message}. The admin UI needs Node 20 or newer, with npm.`);
  }
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
}

function lockHash() {
  return createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
}

function install() {
  const lock = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) {
    return;
  }
  npm('ci');
  writeFileSync(STAMP, lock);
}

function changedAfter(path, time) {
  const status = statSync(path);
  if (!status.isDirectory()) {
    return status.mtimeMs > time;
  }
  return readdirSync(path).some((name) => name !== 'node_modules' && changedAfter(join(path, name), time));
}

function build() {
  if (!existsSync(PAGE) || changedAfter(root, statSync(PAGE).mtimeMs)) {
    npm('run', 'build');
  }
}

const goals = { install, build };
const goal = goals[process.argv[2]];
if (!goal) {
  console.error(`Usage: node build/maven.mjs ${Object.keys(goals).join('|')}`);
  process.exit(2);
}
goal();
