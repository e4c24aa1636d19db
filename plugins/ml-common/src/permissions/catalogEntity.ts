/**
 * The catalog's resource type. Permissions on models and pipelines are decided by the catalog's own rules
 * (`IS_ENTITY_OWNER` and the like), so a policy says "owners may" with what it already knows.
 */
export const RESOURCE_TYPE_CATALOG_ENTITY = 'catalog-entity';
