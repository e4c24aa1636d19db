/** A chart that draws nothing: a canvas is more than jsdom has. */
export const init = () => ({
  setOption: () => {},
  dispatchAction: () => {},
  getZr: () => ({ on: () => {}, off: () => {} }),
  on: () => {},
  off: () => {},
  resize: () => {},
  dispose: () => {},
  isDisposed: () => false,
});
