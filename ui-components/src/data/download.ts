/** Bytes that the page itself holds before it gives them to the browser's own store. */
const heldAtMost = 8_000_000;

export interface Downloaded {
  readonly file: string;
  readonly content: Blob;
}

function fileNameOf({ headers }: Response): string {
  return /filename="([^"]+)"/.exec(headers.get("content-disposition") ?? "")?.[1] ?? "export";
}

/** Reads an answer to its end; `told` hears how many bytes there are so far. Rejects where it breaks off. */
export async function readDownload(response: Response, told: (bytes: number) => void): Promise<Downloaded> {
  const reader = response.body?.getReader();
  let parts: BlobPart[] = [];
  let [bytes, held] = [0, 0];
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    parts.push(read.value);
    bytes += read.value.length;
    held += read.value.length;
    if (held > heldAtMost) {
      parts = [new Blob(parts)];
      held = 0;
    }
    told(bytes);
  }
  return { file: fileNameOf(response), content: new Blob(parts, { type: response.headers.get("content-type") ?? "" }) };
}

/** Saves a file as if the reader had followed a link to it. */
export function saveFile({ file, content }: Downloaded): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = file;
  link.click();
  // Browsers that ask where to save read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
