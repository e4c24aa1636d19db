/**
 * What becomes of a registered model that nobody described: `off` nothing, `ask` it is listed with a description to
 * copy, `on` it gets an entity until somebody describes it.
 */
export type DiscoveryMode = 'off' | 'ask' | 'on';

/** Who owns the models whose names fit a pattern. */
export type OwnerRule = {
  /** `*` any characters, `?` one. */
  pattern: string;
  /** Entity reference of a group or user. */
  owner: string;
};

/** How models of one registry are discovered. */
export type RegistryDiscovery = {
  mode: DiscoveryMode;
  /** Patterns of names; one must fit. */
  include: readonly string[];
  /** Patterns of names; none may fit. */
  exclude: readonly string[];
  /** Tag of the registered model that names its owner; it goes before the rules. */
  ownerTag: string;
  /** The first that fits holds. */
  owners: readonly OwnerRule[];
  /** Namespace of the entities. */
  namespace: string;
  lifecycle: string;
};

/** How models are discovered, by configured registry instance. */
export type DiscoverySettings = {
  of(instance: string): RegistryDiscovery;
};

/** What discovery needs to know of a registered model. All text of it is somebody else's. */
export type Registered = {
  instance: string;
  model: string;
  description?: string;
  tags: Record<string, string>;
};
