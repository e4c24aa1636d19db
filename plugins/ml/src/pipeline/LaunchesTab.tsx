import { LaunchesTable } from '../launches/LaunchesTable';
import { useEntityRef } from '../model/useEntityRef';
import { MlProvider } from '../query';

/** The launches of this pipeline, newest first. */
export const LaunchesTab = () => {
  const pipeline = useEntityRef();
  return (
    <MlProvider>
      <LaunchesTable
        query={{ pipeline }}
        empty={{
          title: 'This pipeline was never launched.',
          detail:
            'Launch it from its overview, or through a promotion that trains first.',
        }}
      />
    </MlProvider>
  );
};
