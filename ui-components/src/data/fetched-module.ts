/**
 * A module that comes later. Browsers remember one that did not come, and give the same answer however often it is asked for: under
 * another address it is asked for anew.
 */
export async function fetchedModule<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    // Chromium and Firefox name it in the error; others ask anew by themselves.
    const [address] = /https?:\S+/.exec(String(error)) ?? [];
    if (!address) throw error;
    const again = new URL(address);
    again.searchParams.set("again", String(Date.now()));
    return (await import(/* @vite-ignore */ again.href)) as Module;
  }
}
