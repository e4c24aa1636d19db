import type { JsonObject, JsonValue } from '@backstage/types';

const isJson = (value: unknown): value is JsonValue =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value)
    ? value.every(isJson)
    : typeof value === 'object' && Object.values(value).every(isJson));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a free-form object of the API that are JSON; an empty object where there is none. */
export const toJsonObject = (value: unknown): JsonObject =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, JsonValue] =>
          isJson(entry[1]),
        ),
      )
    : {};
