import { Readable } from 'node:stream';
import type {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { RELATION_OWNED_BY, type Entity } from '@backstage/catalog-model';
import type { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  isModelLike,
  mlSearchPermission,
  registryNameOf,
  type RegisteredModel,
  type RegistryName,
} from '@slipway/plugin-ml-common';
import { readUntil, type RegistryPages } from '@slipway/plugin-ml-node';
import type { CatalogPages } from './CatalogPages';
import { endable } from './endable';
import { entityDocument, versionDocument, type MlDocument } from './documents';

const OURS = new Set(['mlmodel', 'featureset', 'mlpipeline']);

const keyOf = ({ instance, model }: RegistryName) =>
  JSON.stringify([instance, model]);

/** What a version's document takes from its model's entity; entities whole would fill the memory. */
const namesOf = ({
  apiVersion,
  kind,
  metadata: { name, namespace, title },
  spec,
  relations,
}: Entity): Entity => ({
  apiVersion,
  kind,
  metadata: { name, namespace, title },
  spec: {
    type: spec?.type,
    lifecycle: spec?.lifecycle,
    owner: spec?.owner,
  },
  relations: relations?.filter(({ type }) => type === RELATION_OWNED_BY),
});

const isOurs = ({ kind }: Entity) => OURS.has(kind.toLocaleLowerCase('en-US'));

/**
 * Makes the documents of type `ml`: one for each model, feature set and pipeline of our kinds, and one for each version
 * of every model, whichever way it is described. A model that somebody described as a component is left to the
 * catalog's own collator, so that nothing is found twice. Each document is shown to those who may find its entity
 * (`ml.search.read`).
 */
export class MlCollatorFactory implements DocumentCollatorFactory {
  readonly type = 'ml';
  readonly visibilityPermission = mlSearchPermission;

  readonly #catalog: Pick<CatalogPages, 'pages'>;
  readonly #registry: Pick<RegistryPages, 'models' | 'versions'>;
  readonly #logger: LoggerService;
  readonly #locationTemplate: string;
  /** An index with all versions was made since the start. */
  #wasWhole = false;
  #isWhole = false;
  /** Ends with the task that makes the index. */
  #task: AbortSignal | undefined;

  constructor(options: {
    catalog: Pick<CatalogPages, 'pages'>;
    registry: Pick<RegistryPages, 'models' | 'versions'>;
    logger: LoggerService;
    locationTemplate: string;
  }) {
    this.#catalog = options.catalog;
    this.#registry = options.registry;
    this.#logger = options.logger;
    this.#locationTemplate = options.locationTemplate;
  }

  /** Whether the last documents were all that there are. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** A runner that ends the reading where it ends the task: the index does not hand the task's signal on. */
  endingWith(runner: SchedulerServiceTaskRunner): SchedulerServiceTaskRunner {
    return {
      run: task =>
        runner.run({
          ...task,
          fn: async signal => {
            this.#task = signal;
            await task.fn(signal);
          },
        }),
    };
  }

  /** The documents. They fail where the task ends before them, and are read no further where nobody takes them any more. */
  async getCollator(): Promise<Readable> {
    this.#isWhole = false;
    const task = this.#task;
    return Readable.from(
      endable(left =>
        this.#documents(task ? AbortSignal.any([task, left]) : left),
      ),
    );
  }

  async *#documents(signal: AbortSignal): AsyncGenerator<MlDocument, void> {
    let isWhole = true;
    const fail = (error: unknown) => {
      // Without the rest these would be taken for all documents.
      signal.throwIfAborted();
      isWhole = false;
      this.#settleForLess(error);
    };
    const registered = await this.#registered(signal, fail);
    const models = new Map<string, Entity[]>();
    for await (const page of readUntil(signal, this.#catalog.pages())) {
      for (const entity of page) {
        const key = isModelLike(entity)
          ? keyOf(registryNameOf(entity))
          : undefined;
        if (isOurs(entity)) {
          const row = key === undefined ? undefined : registered.get(key);
          yield entityDocument(entity, row, this.#locationTemplate);
        }
        if (key !== undefined && registered.has(key)) {
          models.set(key, [...(models.get(key) ?? []), namesOf(entity)]);
        }
      }
    }
    yield* this.#versionsOf(models, signal, fail);
    this.#isWhole = isWhole;
    this.#wasWhole ||= isWhole;
  }

  async #registered(
    signal: AbortSignal,
    fail: (error: unknown) => void,
  ): Promise<Map<string, RegisteredModel>> {
    const registered = new Map<string, RegisteredModel>();
    try {
      for await (const row of readUntil(signal, this.#registry.models())) {
        registered.set(keyOf(row), row);
      }
    } catch (error) {
      fail(error);
    }
    return registered;
  }

  async *#versionsOf(
    models: ReadonlyMap<string, Entity[]>,
    signal: AbortSignal,
    fail: (error: unknown) => void,
  ): AsyncIterable<MlDocument> {
    if (models.size === 0) return;
    try {
      for await (const version of readUntil(
        signal,
        this.#registry.versions(),
      )) {
        for (const entity of models.get(keyOf(version)) ?? []) {
          yield versionDocument(entity, version, this.#locationTemplate);
        }
      }
    } catch (error) {
      fail(error);
    }
  }

  /** The index of a moment ago is better than one without versions; that is better than none. */
  #settleForLess(error: unknown) {
    if (this.#wasWhole) throw error;
    this.#logger.warn('Not all versions are searchable until the next time', {
      error: String(error),
    });
  }
}
