/**
 * Calls back once when this process is asked to end: by the terminal, by a signal, or because the process that started it
 * with a channel is gone. Asking again changes nothing; the program is already putting its things away.
 */
export function onceAskedToEnd(callback: () => void): void {
  let asked = false;
  const ask = (): void => {
    if (!asked) callback();
    asked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  process.on('disconnect', ask);
  // Listening must not keep a process alive that has nothing left to do.
  process.channel?.unref();
}
