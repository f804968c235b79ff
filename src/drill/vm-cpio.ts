/** One file, folder, link or fifo of an initramfs; `mode` holds the type bits too, as in st_mode. */
export interface Entry {
  readonly path: string;
  readonly mode: number;
  readonly data?: Buffer;
}

const MAGIC = '070701';

/** Packs entries into the "newc" archive that the kernel unpacks as its first file system; all belong to root. */
export function packArchive(entries: readonly Entry[]): Buffer {
  return Buffer.concat([...entries, { path: 'TRAILER!!!', mode: 0 }].flatMap(packEntry));
}

function packEntry({ path, mode, data = Buffer.alloc(0) }: Entry, index: number): Buffer[] {
  const name = Buffer.from(`${path}\0`);
  const [inode, links, none] = [index + 1, 1, 0];
  const fields = [inode, mode, none, none, links, none, data.length, none, none, none, none, name.length, none];
  const header = Buffer.from(MAGIC + fields.map(hexadecimal).join(''));
  return [header, name, padding(header.length + name.length), data, padding(data.length)];
}

function hexadecimal(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function padding(length: number): Buffer {
  return Buffer.alloc((4 - (length % 4)) % 4);
}
