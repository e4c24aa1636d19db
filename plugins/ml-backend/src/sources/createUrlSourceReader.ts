import type {
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { UrlSourceReader } from './UrlSourceReader';

const MAX_BYTES = 100 * 1024 * 1024;
const MAX_FILES = 10_000;

/** The source reader that is used where no module sets another one. */
export function createUrlSourceReader(services: {
  config: RootConfigService;
  urlReader: UrlReaderService;
}): UrlSourceReader {
  const { config, urlReader } = services;
  return new UrlSourceReader({
    urlReader,
    integrations: ScmIntegrations.fromConfig(config),
    bounds: {
      maxBytes:
        config.getOptionalNumber('ml.launches.source.maxBytes') ?? MAX_BYTES,
      maxFiles:
        config.getOptionalNumber('ml.launches.source.maxFiles') ?? MAX_FILES,
    },
  });
}
