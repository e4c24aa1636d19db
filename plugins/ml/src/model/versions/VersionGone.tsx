import type { Version } from '@slipway/plugin-ml-common';
import { Notice, RelativeTime } from '../../design';
import { GoneNotice, wentWith, type Gone } from '../GoneNotice';

/** Says that the registry has a version no more, by itself or with its model, or has it by its model's new name. */
export const VersionGone = ({
  version,
  goneModel,
  isModelRead,
}: {
  version: Pick<Version, 'version' | 'deletedAt'>;
  /** Present where the registry has the model no more by its name. */
  goneModel?: Gone;
  /** False until it is known whether it has. */
  isModelRead: boolean;
}) => {
  const went = wentWith(goneModel, version);
  return (
    <>
      {goneModel ? (
        <GoneNotice
          gone={goneModel}
          version={went ? version.version : undefined}
        />
      ) : null}
      {version.deletedAt && isModelRead && !went ? (
        <Notice
          tone="warning"
          title="This version is gone from the registry"
          detail={
            <>
              Noticed <RelativeTime time={version.deletedAt} />. What is shown
              is what was last seen of it.
            </>
          }
        />
      ) : null}
    </>
  );
};
