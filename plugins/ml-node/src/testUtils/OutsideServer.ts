import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** A small HTTP server on loopback for tests of bad days: it answers what the test says. */
export class OutsideServer {
  /** Requests it got, as `METHOD /path?query`. */
  readonly requests: string[] = [];

  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  /** Starts a server on a free port. */
  static async start(listener: RequestListener): Promise<OutsideServer> {
    const server = createServer();
    const outside = new OutsideServer(server);
    server.on('request', (request, response) => {
      outside.requests.push(`${request.method} ${request.url}`);
      listener(request, response);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return outside;
  }

  /** Its address. */
  get url(): string {
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) {
      throw new Error('The server does not listen');
    }
    return `http://127.0.0.1:${address.port}`;
  }

  /** Ends it with all its connections. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await new Promise<void>(resolve => {
      this.server.close(() => resolve());
    });
  }
}
