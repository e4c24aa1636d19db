export interface Config {
  permission?: {
    ml?: {
      /** Entity references of groups whose members may do everything a person can be allowed. */
      administrators?: string[];
      /** Entity references of groups whose members may stop any launch and roll back any deployment. */
      operators?: string[];
    };
  };
}
