import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';

const OBSERVATION_TYPES = [
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];

/** Parses JSON bodies: at most 256 kB, observations at most 5 MB; hints stay bytes. A larger body is refused with 413. */
export function parseBodies(): Router {
  const router = PromiseRouter();
  router.use(
    '/observations',
    express.json({ type: OBSERVATION_TYPES, limit: '5mb' }),
  );
  // As it was sent: its signature is over the bytes.
  router.use('/hints', express.raw({ type: () => true, limit: '256kb' }));
  router.use(express.json({ limit: '256kb' }));
  return router;
}
