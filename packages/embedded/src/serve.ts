import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';

/**
 * Listens on loopback until a signal says to end.
 *
 * @throws what `listen` throws, for example when the port is taken
 */
export async function serve(
  listener: RequestListener,
  port: number,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}
