import { InputError } from '@backstage/errors';
import type { PromotionRequest } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../../entities';

/** The pipeline that a request trains by: the one it names, else the model's only one. Throws `InputError`. */
export function trainingPipelineOf(
  request: Pick<PromotionRequest, 'pipeline'>,
  model: Pick<ModelSpec, 'ref' | 'trainedBy'>,
): string {
  if (request.pipeline) {
    return request.pipeline.toLocaleLowerCase('en-US');
  }
  if (model.trainedBy.length !== 1) {
    throw new InputError(
      model.trainedBy.length === 0
        ? `pipeline: ${model.ref} names none in spec.trainedBy; name one there or in the request`
        : `pipeline: ${
            model.ref
          } is trained by several; name one of ${model.trainedBy.join(', ')}`,
    );
  }
  return model.trainedBy[0];
}
