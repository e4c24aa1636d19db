/**
 * The ML domain of the portal: registry, runs, health, launches, deployments, promotions.
 *
 * @packageDocumentation
 */
export { mlPlugin as default } from './plugin';
