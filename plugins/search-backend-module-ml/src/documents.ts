import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type {
  IndexedVersion,
  RegisteredModel,
} from '@slipway/plugin-ml-common';

/** Longest text of one document; a model card is rarely longer, and a hostile one must not fill the index. */
const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 250;

/** What is indexed of one model, version, feature set or pipeline. */
export interface MlDocument extends IndexableDocument {
  /** `mlmodel`, `featureset`, `mlpipeline`, or `version`. */
  kind: string;
  /** What it is in its kind: classifier, batch, training … */
  type: string;
  lifecycle: string;
  /** Entity reference, or `unowned`. */
  owner: string;
  entityRef: string;
  /** Of a version, its number. */
  version?: string;
}

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** As PostgreSQL takes text in JSON: without null characters and halves of characters. */
const storable = (text: string, longest: number): string =>
  text.replaceAll('\0', '').slice(0, longest).toWellFormed();

const textOf = (value: unknown): string =>
  typeof value === 'string' ? storable(value, LONGEST_TITLE) : '';

const tagWords = (tags: Record<string, string> = {}) =>
  Object.entries(tags).map(([key, value]) =>
    value ? `${key}: ${value}` : key,
  );

const joined = (parts: (string | undefined)[]): string =>
  storable([...new Set(parts.filter(Boolean))].join(' · '), LONGEST_TEXT);

const titleOf = ({ metadata }: Entity) =>
  storable(metadata.title ?? metadata.name, LONGEST_TITLE);

/** Owner as the catalog resolved it. */
const ownerOf = ({ relations = [], spec }: Entity): string =>
  spec?.owner === 'unowned'
    ? 'unowned'
    : relations.find(({ type }) => type === RELATION_OWNED_BY)?.targetRef ??
      'unowned';

/** The owner as people type it. */
const ownerWord = (entity: Entity): string => {
  const owner = ownerOf(entity);
  return owner.slice(owner.indexOf('/') + 1);
};

/** Address of an entity's page. */
export function locationOf(entity: Entity, template: string): string {
  const { kind, metadata } = entity;
  const parts: Record<string, string> = {
    kind,
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
  };
  return lower(
    template.replace(/:(kind|namespace|name)/g, (_, part: string) =>
      encodeURIComponent(parts[part]),
    ),
  );
}

const featureWords = (features: unknown): string[] =>
  Array.isArray(features)
    ? features.flatMap((feature: unknown) =>
        typeof feature === 'object' && feature !== null && 'name' in feature
          ? [textOf(feature.name)]
          : [],
      )
    : [];

/** What every document of an entity has. */
const shared = (entity: Entity, template: string) => {
  const ref = stringifyEntityRef(entity);
  return {
    entityRef: ref,
    authorization: { resourceRef: ref },
    location: locationOf(entity, template),
    lifecycle: textOf(entity.spec?.lifecycle),
    owner: ownerOf(entity),
    type: textOf(entity.spec?.type),
  };
};

/** An entity, with what the registry says of it where it is a model. */
export const entityDocument = (
  entity: Entity,
  registered: RegisteredModel | undefined,
  template: string,
): MlDocument => ({
  ...shared(entity, template),
  kind: lower(entity.kind),
  title: titleOf(entity),
  text: joined([
    entity.metadata.description,
    registered?.description,
    entity.metadata.name,
    registered?.model,
    ...(entity.metadata.tags ?? []),
    ...tagWords(registered?.tags),
    ...featureWords(entity.spec?.features),
    textOf(entity.spec?.type),
    ownerWord(entity),
  ]),
});

/** One version of a model; whoever may see the model may find it. */
export const versionDocument = (
  entity: Entity,
  version: IndexedVersion,
  template: string,
): MlDocument => ({
  ...shared(entity, template),
  kind: 'version',
  version: version.version,
  location: `${locationOf(entity, template)}/versions/${encodeURIComponent(
    version.version,
  )}`,
  title: `${titleOf(entity)} version ${version.version}`.slice(
    0,
    LONGEST_TITLE,
  ),
  text: joined([
    version.description,
    ...version.aliases,
    ...tagWords(version.tags),
    entity.metadata.name,
    ownerWord(entity),
    version.card,
  ]),
});
