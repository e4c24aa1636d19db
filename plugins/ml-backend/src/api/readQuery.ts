import type { operations } from '@slipway/plugin-ml-common';
import type { Request } from 'express';

type QueryOf<O extends keyof operations> = NonNullable<
  operations[O]['parameters']['query']
>;

/** The query of an operation. The frame has checked and converted it by openapi.yaml before a room's router sees it. */
export const readQuery = <O extends keyof operations>(
  request: Request,
): QueryOf<O> => request.query as QueryOf<O>;
