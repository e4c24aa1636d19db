import { Component, type PropsWithChildren, type ReactNode } from 'react';

/** Draws `instead` where drawing its children fails: one hostile text never takes the page with it. */
export class Boundary extends Component<
  PropsWithChildren<{ instead: ReactNode }>,
  { failed: boolean }
> {
  static getDerivedStateFromError() {
    return { failed: true };
  }

  state = { failed: false };

  render() {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
