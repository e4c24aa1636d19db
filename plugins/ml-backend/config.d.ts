export interface Config {
  ml?: {
    /**
     * Where versions serve, in the order in which pages show them. Without it there is one, `production` with the
     * alias `champion`.
     */
    environments?: Array<{
      /** Lower-case letters, digits and dashes. */
      name: string;
      title?: string;
      /** Registry alias that says which version serves here; the environment's name where it is absent. */
      alias?: string;
      /** Configured deployment target; the first one where it is absent. */
      target?: string;
    }>;
  };
}
