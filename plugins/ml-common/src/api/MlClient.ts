import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  ArtefactQuery,
  ArtefactsQuery,
  CurveQuery,
  FleetQuery,
  HousekeepingQuery,
  HistoryQuery,
  LaunchesQuery,
  LedgerQuery,
  LineageQuery,
  LogQuery,
  ObservationsQuery,
  PageQuery,
  PromotionsQuery,
  RegisteredModelsQuery,
  RegisteredVersionsQuery,
  RunColumnsQuery,
  RunsQuery,
} from './queries';
import type * as Words from './words';

/** Where the plugin answers, and how to call it: `discoveryApi` and `fetchApi` of either side of Backstage. */
export type MlClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
};

/** What a call may carry besides its arguments. */
export type MlCallOptions = {
  signal?: AbortSignal;
  /** Backend callers pass their own token; in a browser the fetch API adds the person's. */
  token?: string;
  /** A repeated command with the same key answers with the first one's result. */
  idempotencyKey?: string;
};

type Query = Record<string, unknown>;

const toSearch = (query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values)
      if (one !== undefined && one !== '') search.append(key, String(one));
  }
  // A space as `+` is a form's habit; in an address it is a reserved character.
  const text = search.toString().replace(/\+/g, '%20');
  return text ? `?${text}` : '';
};

const entityPath = (entityRef: string): string => {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return ['/entities', kind, namespace, name]
    .map((part, index) =>
      index === 0 ? part : encodeURIComponent(part.toLocaleLowerCase('en-US')),
    )
    .join('/');
};

const enc = encodeURIComponent;

/**
 * Typed client of the `ml` plugin's API. Every method throws `ResponseError` with the plugin's message when the answer
 * is not a success.
 */
export class MlClient {
  constructor(private readonly options: MlClientOptions) {}

  getFleet(query?: FleetQuery, options?: MlCallOptions) {
    return this.get<Words.FleetPage>(`/fleet${toSearch(query)}`, options);
  }

  /** What is out of order among the models. */
  getHousekeeping(query?: HousekeepingQuery, options?: MlCallOptions) {
    return this.get<Words.HousekeepingPage>(
      `/housekeeping${toSearch(query)}`,
      options,
    );
  }

  getModel(entityRef: string, options?: MlCallOptions) {
    return this.get<Words.ModelOverview>(entityPath(entityRef), options);
  }

  getPipeline(entityRef: string, options?: MlCallOptions) {
    return this.get<Words.PipelineOverview>(
      `${entityPath(entityRef)}/pipeline`,
      options,
    );
  }

  getVersions(entityRef: string, query?: PageQuery, options?: MlCallOptions) {
    return this.get<Words.VersionPage>(
      `${entityPath(entityRef)}/versions${toSearch(query)}`,
      options,
    );
  }

  getVersion(entityRef: string, version: string, options?: MlCallOptions) {
    return this.get<Words.VersionDetail>(
      `${entityPath(entityRef)}/versions/${enc(version)}`,
      options,
    );
  }

  /** Versions of every registry, for indexes. */
  getEveryRegisteredVersion(query?: PageQuery, options?: MlCallOptions) {
    return this.get<Words.IndexedVersionPage>(
      `/registered-versions${toSearch(query)}`,
      options,
    );
  }

  /** What differs between `version` (left) and `other` (right). */
  compareVersions(
    entityRef: string,
    version: string,
    other: string,
    options?: MlCallOptions,
  ) {
    return this.get<Words.VersionComparison>(
      `${entityPath(entityRef)}/versions/${enc(version)}/comparison${toSearch({
        with: other,
      })}`,
      options,
    );
  }

  /** Every move of an alias, newest first. */
  getHistory(entityRef: string, query?: HistoryQuery, options?: MlCallOptions) {
    return this.get<Words.MovePage>(
      `${entityPath(entityRef)}/history${toSearch(query)}`,
      options,
    );
  }

  /** What the alias of each environment pointed at; `at` is RFC 3339. */
  getProductionAt(entityRef: string, at: string, options?: MlCallOptions) {
    return this.get<Words.ProductionAt>(
      `${entityPath(entityRef)}/production${toSearch({ at })}`,
      options,
    );
  }

  /** What the registries hold, whether the catalog knows it or not. */
  getRegisteredModels(query?: RegisteredModelsQuery, options?: MlCallOptions) {
    return this.get<Words.RegisteredModelPage>(
      `/registered-models${toSearch(query)}`,
      options,
    );
  }

  getRegisteredVersions(
    query: RegisteredVersionsQuery,
    options?: MlCallOptions,
  ) {
    return this.get<Words.RegisteredVersionPage>(
      `/registered-models/versions${toSearch(query)}`,
      options,
    );
  }

  getRuns(entityRef: string, query?: RunsQuery, options?: MlCallOptions) {
    return this.get<Words.RunPage>(
      `${entityPath(entityRef)}/runs${toSearch(query)}`,
      options,
    );
  }

  getRunColumns(
    entityRef: string,
    query?: RunColumnsQuery,
    options?: MlCallOptions,
  ) {
    return this.get<Words.RunColumns>(
      `${entityPath(entityRef)}/runs/columns${toSearch(query)}`,
      options,
    );
  }

  /** Everything that is known of 2 to 500 runs. */
  compareRuns(
    entityRef: string,
    runIds: readonly string[],
    options?: MlCallOptions,
  ) {
    return this.post<Words.RunComparison>(
      `${entityPath(entityRef)}/runs/comparison`,
      { runIds },
      options,
    );
  }

  /** Histories of one metric of 1 to 100 runs. */
  getRunCurves(
    entityRef: string,
    request: Words.RunCurvesRequest,
    options?: MlCallOptions,
  ) {
    return this.post<Words.RunCurves>(
      `${entityPath(entityRef)}/runs/curves`,
      request,
      options,
    );
  }

  /** The packages that 1 to 500 runs logged; with `read` the first 20 of unknown ones are read from their source. */
  getRunEnvironments(
    entityRef: string,
    request: Words.RunEnvironmentsRequest,
    options?: MlCallOptions,
  ) {
    return this.post<Words.RunEnvironments>(
      `${entityPath(entityRef)}/runs/environments`,
      request,
      options,
    );
  }

  getRun(entityRef: string, runId: string, options?: MlCallOptions) {
    return this.get<Words.RunDetail>(
      `${entityPath(entityRef)}/runs/${enc(runId)}`,
      options,
    );
  }

  /** What is in one folder of a run's artefacts, or of a model that it logged. */
  getRunArtefacts(
    entityRef: string,
    runId: string,
    query?: ArtefactsQuery,
    options?: MlCallOptions,
  ) {
    return this.get<Words.ArtefactPage>(
      `${entityPath(entityRef)}/runs/${enc(runId)}/artefacts${toSearch(query)}`,
      options,
    );
  }

  /** A preview of one file, made by the portal. */
  getRunArtefact(
    entityRef: string,
    runId: string,
    query: ArtefactQuery,
    options?: MlCallOptions,
  ) {
    return this.get<Words.ArtefactPreview>(
      `${entityPath(entityRef)}/runs/${enc(runId)}/artefact${toSearch(query)}`,
      options,
    );
  }

  getCurve(
    entityRef: string,
    runId: string,
    query: CurveQuery,
    options?: MlCallOptions,
  ) {
    return this.get<Words.Curve>(
      `${entityPath(entityRef)}/runs/${enc(runId)}/curve${toSearch(query)}`,
      options,
    );
  }

  getHealth(entityRef: string, options?: MlCallOptions) {
    return this.get<Words.Health>(`${entityPath(entityRef)}/health`, options);
  }

  getObservations(
    entityRef: string,
    query?: ObservationsQuery,
    options?: MlCallOptions,
  ) {
    return this.get<Words.ObservationPage>(
      `${entityPath(entityRef)}/observations${toSearch(query)}`,
      options,
    );
  }

  getDeployments(entityRef: string, options?: MlCallOptions) {
    return this.get<{ items: Words.Deployment[] }>(
      `${entityPath(entityRef)}/deployments`,
      options,
    );
  }

  rollBack(
    entityRef: string,
    environment: string,
    reason: string,
    options?: MlCallOptions,
  ) {
    return this.post<Words.Promotion>(
      `${entityPath(entityRef)}/deployments/${enc(environment)}/rollback`,
      { reason },
      options,
    );
  }

  /** What something is made from, and what is made from it. */
  getLineage(entityRef: string, query?: LineageQuery, options?: MlCallOptions) {
    return this.get<Words.Lineage>(
      `${entityPath(entityRef)}/lineage${toSearch(query)}`,
      options,
    );
  }

  /** What breaks if this goes. */
  getImpact(entityRef: string, query?: PageQuery, options?: MlCallOptions) {
    return this.get<Words.ImpactPage>(
      `${entityPath(entityRef)}/impact${toSearch(query)}`,
      options,
    );
  }

  /** The lineage as OpenLineage events. */
  exportLineage(
    entityRef: string,
    query?: LineageQuery,
    options?: MlCallOptions,
  ) {
    return this.get<Words.OpenLineageEvent[]>(
      `${entityPath(entityRef)}/lineage/openlineage${toSearch(query)}`,
      options,
    );
  }

  getPromotions(query?: PromotionsQuery, options?: MlCallOptions) {
    return this.get<Words.PromotionPage>(
      `/promotions${toSearch(query)}`,
      options,
    );
  }

  getPromotion(id: string, options?: MlCallOptions) {
    return this.get<Words.PromotionDetail>(`/promotions/${enc(id)}`, options);
  }

  previewPromotion(request: Words.PromotionRequest, options?: MlCallOptions) {
    return this.post<Words.PromotionPreview>(
      '/promotions/preview',
      request,
      options,
    );
  }

  requestPromotion(request: Words.PromotionRequest, options?: MlCallOptions) {
    return this.post<Words.Promotion>('/promotions', request, options);
  }

  approvePromotion(
    id: string,
    approval: Words.ApprovalRequest,
    options?: MlCallOptions,
  ) {
    return this.post<Words.Promotion>(
      `/promotions/${enc(id)}/approve`,
      approval,
      options,
    );
  }

  rejectPromotion(id: string, reason: string, options?: MlCallOptions) {
    return this.post<Words.Promotion>(
      `/promotions/${enc(id)}/reject`,
      { reason },
      options,
    );
  }

  withdrawPromotion(id: string, reason: string, options?: MlCallOptions) {
    return this.post<Words.Promotion>(
      `/promotions/${enc(id)}/withdraw`,
      { reason },
      options,
    );
  }

  abortPromotion(id: string, reason: string, options?: MlCallOptions) {
    return this.post<Words.Promotion>(
      `/promotions/${enc(id)}/abort`,
      { reason },
      options,
    );
  }

  getLaunches(query?: LaunchesQuery, options?: MlCallOptions) {
    return this.get<Words.LaunchPage>(`/launches${toSearch(query)}`, options);
  }

  getLaunch(id: string, options?: MlCallOptions) {
    return this.get<Words.LaunchDetail>(`/launches/${enc(id)}`, options);
  }

  getLaunchLog(id: string, query?: LogQuery, options?: MlCallOptions) {
    return this.get<Words.LogChunk>(
      `/launches/${enc(id)}/log${toSearch(query)}`,
      options,
    );
  }

  createLaunch(request: Words.LaunchRequest, options?: MlCallOptions) {
    return this.post<Words.Launch>('/launches', request, options);
  }

  stopLaunch(id: string, reason: string, options?: MlCallOptions) {
    return this.post<Words.Launch>(
      `/launches/${enc(id)}/stop`,
      { reason },
      options,
    );
  }

  retryLaunch(id: string, options?: MlCallOptions) {
    return this.post<Words.Launch>(
      `/launches/${enc(id)}/retry`,
      undefined,
      options,
    );
  }

  getSources(options?: MlCallOptions) {
    return this.get<{ items: Words.SourceState[] }>('/sources', options);
  }

  getLedger(query?: LedgerQuery, options?: MlCallOptions) {
    return this.get<Words.LedgerPage>(`/ledger${toSearch(query)}`, options);
  }

  verifyLedger(options?: MlCallOptions) {
    return this.get<Words.LedgerVerification>('/ledger/verification', options);
  }

  private get<T>(path: string, options?: MlCallOptions): Promise<T> {
    return this.call<T>('GET', path, undefined, options);
  }

  private post<T>(
    path: string,
    body: unknown,
    options?: MlCallOptions,
  ): Promise<T> {
    return this.call<T>('POST', path, body, options);
  }

  private async call<T>(
    method: string,
    path: string,
    body: unknown,
    options: MlCallOptions = {},
  ): Promise<T> {
    const baseUrl = await this.options.discoveryApi.getBaseUrl('ml');
    const response = await this.options.fetchApi.fetch(`${baseUrl}${path}`, {
      method,
      signal: options.signal,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
        ...(options.idempotencyKey
          ? { 'idempotency-key': options.idempotencyKey }
          : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
