/** Keeps the files that are handed out while the tests of this file run; a browser's own way to do it is not in jsdom. */
export const keepDownloads = () => {
  const blobs: Blob[] = [];
  const { createObjectURL, revokeObjectURL } = URL;
  beforeAll(() =>
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => `blob:${blobs.push(blob)}`,
      revokeObjectURL: () => {},
    }),
  );
  beforeEach(() => {
    blobs.length = 0;
  });
  afterAll(() => Object.assign(URL, { createObjectURL, revokeObjectURL }));
  return {
    count: () => blobs.length,
    /** The lines of the last one. */
    lines: async () =>
      (await blobs[blobs.length - 1].text()).trimEnd().split('\r\n'),
  };
};
