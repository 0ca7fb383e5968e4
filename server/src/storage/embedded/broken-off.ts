const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type Farewell = () => Promise<void>;

const farewells = new Set<Farewell>();
let ending = false;

function breakOff(signal: NodeJS.Signals): void {
  // Whoever else listens stops the process in order, and releases what it has acquired.
  if (ending || process.listenerCount(signal) > 1) return;
  ending = true;
  void Promise.allSettled([...farewells].map((farewell) => farewell())).finally(() => {
    for (const name of signals) process.off(name, breakOff);
    process.kill(process.pid, signal);
  });
}

/**
 * Says the farewell before a signal ends the process, unless someone else handles that signal: a command that is
 * broken off, a server that is still starting. Gives back what takes it off again.
 */
export function whenBrokenOff(farewell: Farewell): () => void {
  if (farewells.size === 0) for (const name of signals) process.on(name, breakOff);
  farewells.add(farewell);
  return () => {
    farewells.delete(farewell);
    if (farewells.size === 0 && !ending) for (const name of signals) process.off(name, breakOff);
  };
}
