import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderInUse } from './errors.ts';

/** Lets go of a folder; doing it twice does no harm. */
export type ReleaseFolder = () => void;

const held = new Set<string>();

/**
 * Takes a folder (made when it is not there) for this process alone, by a file `lock` in it that names the process. Throws `FolderInUse` when a process that still runs has it;
 * what a process that is gone left behind is taken over. It guards against a second process of this machine, not of another one that shares the folder.
 */
export function lockFolder(folder: string): ReleaseFolder {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lock');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  // A file with its contents appears at once, so nobody ever reads half a lock.
  const made = `${file}.${process.pid}`;
  writeFileSync(made, mine, { mode: 0o600 });
  try {
    take(file, made);
  } finally {
    rmSync(made, { force: true });
  }
  held.add(file);
  return () => {
    if (held.delete(file)) rmSync(file, { force: true });
  };
}

function take(file: string, made: string, tries = 3): void {
  try {
    linkSync(made, file);
  } catch (error) {
    if (tries <= 1 || (error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = holderOf(file);
    if (holder !== null) throw new FolderInUse(holder);
    rmSync(file, { force: true });
    take(file, made, tries - 1);
  }
}

/** The process that holds the lock, or null when it runs no more: a number that now belongs to another process, or to us, is no sign of it. */
function holderOf(file: string): number | null {
  const [pid = 0, start = ''] = readLock(file);
  if (pid === process.pid) return held.has(file) ? pid : null;
  return isRunning(pid) && startOf(pid) === start ? pid : null;
}

function readLock(file: string): readonly [pid: number, start: string] | readonly [] {
  try {
    const [pid = '', start = ''] = readFileSync(file, 'utf8').split(' ');
    return [Number(pid), start];
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, in a form of the system's own; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything; what follows is fields 3 and on, of which 22 is the start.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
