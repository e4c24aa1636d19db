/** What of a server is kept current. */
export type Mirrored = 'registry' | 'runs';

/** How changes reach the portal besides polling: `refused` means that the server does not take the registration. */
export type WebhookState = 'active' | 'off' | 'refused';

/** How one turn ended. */
export type MirrorTurn = {
  /** Something is left that can be done at once. */
  more: boolean;
  /** Milliseconds until the next look when nothing is left; the mirror's own interval without it. */
  nextIn?: number;
  /** Whether all was seen once. Without it: since the first turn after which nothing was left. */
  isComplete?: boolean;
  /** What could not be read, and what to try, where all else goes on. */
  trouble?: string;
  /** Whether the server tells of changes by itself; unchanged without it. */
  webhooks?: WebhookState;
  /** Why they are refused, and what to try; goes with `webhooks`. */
  webhooksError?: string;
};

/** One thing that cannot be read. Its texts are outsiders', bounded and without passwords. */
export type UnreadItem = {
  /** Absent where the server does not say. */
  name?: string;
  /** Of a run, its experiment. */
  experiment?: string;
  why?: string;
  /** Since when that is known. */
  since?: string;
  /** When it is tried again by itself; without it with the next pass over everything. */
  retryAt?: string;
};

/** What of one kind cannot be read: some of it, the newest trouble first, and how much there is in all. */
export type UnreadKind = {
  what: 'experiments' | 'runs' | 'models' | 'versions';
  total: number;
  items: UnreadItem[];
};

/** One thing that is kept current from one outside server, by small turns that each can be cut off and repeated. */
export interface MirrorTask {
  readonly instance: string;
  readonly what: Mirrored;
  /** One bounded turn (a page or so). Must be idempotent and keep its position in its own store. */
  turn(signal: AbortSignal): Promise<MirrorTurn>;
  /** How much of what is kept, for the page of the outside systems: `{ models: 3, versions: 12 }`. */
  counts(): Promise<Record<string, number>>;
  /** What of it cannot be read, as the portal's own database has it. */
  unread(): Promise<UnreadKind[]>;
}

/** How far one task is; times are RFC 3339 in UTC. */
export type MirrorState = {
  instance: string;
  what: Mirrored;
  /** `first`: not all was seen yet. `behind`: the last complete look is old. `failing`: the last turn failed. */
  state: 'first' | 'current' | 'behind' | 'failing';
  /** When the first pass over everything ended. */
  completeAt?: string;
  /** When the server last answered a turn. */
  lastOkAt?: string;
  /** Age of the last look after which nothing was left to do. */
  delaySeconds?: number;
  /** What failed last, also when it has gone on since; forgotten after a day. */
  error?: string;
  errorAt?: string;
  counts: Record<string, number>;
  webhooks: WebhookState;
  webhooksError?: string;
};

/** What other rooms ask of the mirror. */
export interface MirrorReader {
  /** Has the mirror look at an instance now: a webhook came, or a page of it is open. Cheap; may be called often. */
  hint(instance: string, what?: Mirrored): void;
  states(): Promise<MirrorState[]>;
  /** What of a server cannot be read while all else goes on. Throws `NotFoundError` where nothing is kept of it. */
  unread(instance: string): Promise<UnreadKind[]>;
}
