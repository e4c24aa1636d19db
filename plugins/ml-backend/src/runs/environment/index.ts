export { RunEnvironments } from './RunEnvironments';
