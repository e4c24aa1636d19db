// What the demo is made of: repositories on the forge, launches, promotions. Names only; how is in the other files.

/** The forge's organisation. */
export const OWNER = 'slipway-air';

/** Folder of this repository -> repository on the forge. */
export const repositories = [
  {
    folder: 'examples/flight-delay',
    name: 'flight-delay',
    description: 'Will this departure leave more than 15 minutes late?',
    entities: [
      'mlmodel:default/flight-delay',
      'mlpipeline:default/flight-delay-training',
      'mlpipeline:default/flight-delay-monitor',
    ],
  },
  {
    folder: 'examples/arrival-delay',
    name: 'arrival-delay',
    description: 'How many minutes late will this flight arrive?',
    entities: [
      'mlmodel:default/arrival-delay',
      'mlpipeline:default/arrival-delay-training',
    ],
  },
];

const flightDelay = 'mlmodel:default/flight-delay';
const arrivalDelay = 'mlmodel:default/arrival-delay';

/**
 * In the order in which they are asked for. `after` names launches that must have succeeded; the others run side by side
 * as the cluster has room. A promotion to staging, and one of a tier-4 model, needs no approval by policy; the one to
 * production is left waiting for a reviewer.
 */
export const acts = [
  {
    key: 'train-flight-delay',
    says: 'Training flight-delay',
    launch: {
      pipeline: 'mlpipeline:default/flight-delay-training',
      model: flightDelay,
      reason: 'First version',
    },
  },
  {
    key: 'train-arrival-delay',
    says: 'Training arrival-delay',
    launch: {
      pipeline: 'mlpipeline:default/arrival-delay-training',
      model: arrivalDelay,
      reason: 'First version',
    },
  },
  {
    key: 'watch-flight-delay',
    after: ['train-flight-delay'],
    says: 'Watching flight-delay: drift and quality of every later month',
    launch: {
      pipeline: 'mlpipeline:default/flight-delay-monitor',
      model: flightDelay,
      reason: 'First report',
    },
  },
  {
    key: 'serve-arrival-delay',
    after: ['train-arrival-delay'],
    says: 'Promoting arrival-delay to production: tier 4, no approval needed',
    promotion: {
      of: 'train-arrival-delay',
      model: arrivalDelay,
      environment: 'production',
      reason: 'First version that anybody can ask',
    },
  },
  {
    key: 'search-flight-delay',
    after: ['watch-flight-delay'],
    says: 'Searching settings for flight-delay',
    launch: {
      pipeline: 'mlpipeline:default/flight-delay-sweep',
      model: flightDelay,
      // Twice as many trials as by default, each of about half the work.
      parameters: { trials: 8, epochs: 3, sample: 0.15 },
      reason: 'Is there something better than the defaults?',
    },
  },
  {
    key: 'weather',
    after: ['train-arrival-delay'],
    says: 'Cleaning the hourly weather',
    launch: {
      pipeline: 'mlpipeline:default/hourly-weather',
      reason: 'First report',
    },
  },
  {
    key: 'propose-flight-delay',
    after: ['watch-flight-delay'],
    says: 'Asking for flight-delay in production: waits for a reviewer',
    promotion: {
      of: 'train-flight-delay',
      model: flightDelay,
      environment: 'production',
      reason: 'Better than the schedule alone on the held-out month',
    },
  },
];
