import type {
  AuditorService,
  AuthService,
  DiscoveryService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import type { EntityAccess } from './authorization';
import type { EntityReader } from './entities/EntityReader';
import type { Environment } from './environments';
import type { PortDirectory } from './ports/PortDirectory';

/** What every room of the plugin may use; a room's factory takes this and the rooms below it. */
export type RoomServices = {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  scheduler: SchedulerService;
  signals: SignalsService;
  urlReader: UrlReaderService;
  userInfo: UserInfoService;

  /** Migrated. */
  database: Knex;
  ports: PortDirectory;
  environments: readonly Environment[];
  entities: EntityReader;
  access: EntityAccess;
  now: () => Date;
};
