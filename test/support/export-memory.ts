import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** What is in use, garbage apart, in bytes. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What a download came to. */
export interface Download {
  readonly bytes: number;
  /** The most that was in use at some moments while it was read, in bytes. */
  readonly peak: number;
}

const moments = 6;

/** Asks for an export and throws its bytes away as they come; `expected`: about how many there will be. */
export async function download(url: string, token: string, body: object, expected: number): Promise<Download> {
  const answer = await fetch(`${url}/export`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "accept-encoding": "identity" },
    body: JSON.stringify(body),
  });
  if (!answer.ok || !answer.body) throw new Error(`The export was refused: ${answer.status} ${await answer.text()}`);
  let [bytes, peak, looked] = [0, inUse(), 0];
  for await (const chunk of answer.body) {
    bytes += (chunk as Uint8Array).length;
    if (bytes < ((looked + 1) * expected) / moments) continue;
    looked += 1;
    peak = Math.max(peak, inUse());
  }
  return { bytes, peak };
}
