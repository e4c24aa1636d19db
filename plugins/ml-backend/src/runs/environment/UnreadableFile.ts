/** A file is there and holds nothing that can be read as what its name says. Another try finds the same. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
