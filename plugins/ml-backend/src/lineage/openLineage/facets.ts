import type { LineageNode } from '../types';
import { PRODUCER, type Facet } from './types';

const facet = <T extends object>(schema: string, content: T): Facet & T => ({
  _producer: PRODUCER,
  _schemaURL: `https://openlineage.io/spec/facets/${schema}`,
  ...content,
});

const owners = ({ owner }: LineageNode) => ({
  owners: [{ name: owner ?? 'unowned', type: 'OWNER' }],
});

const isOwned = ({ owner }: LineageNode) =>
  owner !== undefined && owner !== 'unowned';

/** Owner and description of data. */
export const datasetFacets = (node: LineageNode): Record<string, Facet> => ({
  ...(isOwned(node) && {
    ownership: facet(
      '1-0-1/OwnershipDatasetFacet.json#/$defs/OwnershipDatasetFacet',
      owners(node),
    ),
  }),
  ...(node.description && {
    documentation: facet(
      '1-1-0/DocumentationDatasetFacet.json#/$defs/DocumentationDatasetFacet',
      { description: node.description },
    ),
  }),
});

/** Owner and description of a job. */
export const jobFacets = (node: LineageNode): Record<string, Facet> => ({
  ...(isOwned(node) && {
    ownership: facet(
      '1-0-1/OwnershipJobFacet.json#/$defs/OwnershipJobFacet',
      owners(node),
    ),
  }),
  ...(node.description && {
    documentation: facet(
      '1-1-0/DocumentationJobFacet.json#/$defs/DocumentationJobFacet',
      { description: node.description },
    ),
  }),
});

/** Version of a model, or digest of data that a run read. */
export const versionFacet = (version: string): Record<string, Facet> => ({
  version: facet(
    '1-0-1/DatasetVersionDatasetFacet.json#/$defs/DatasetVersionDatasetFacet',
    { datasetVersion: version },
  ),
});
