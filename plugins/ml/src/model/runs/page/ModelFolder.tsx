import type { RunDetail } from '@slipway/plugin-ml-common';
import { Disclosure, OutsideText } from '../../../design';
import { hasFields, SignatureTable } from '../../versions/SignatureTable';

type Folder = NonNullable<RunDetail['modelFolders']>[number];

const signatureOf = ({ signature, signatureUnread }: Folder) => {
  if (signatureUnread) return <div>Its signature was not read.</div>;
  return signature && hasFields(signature) ? (
    <Disclosure summary="Signature">
      <SignatureTable signature={signature} />
    </Disclosure>
  ) : (
    <div>It says nothing about its inputs and outputs.</div>
  );
};

/** A model that is a folder of the run's artefacts (MLflow 2), with its signature. */
export const ModelFolder = ({ folder }: { folder: Folder }) => (
  <div>
    <h3 style={{ margin: '0 0 4px', fontSize: '0.9375rem' }}>
      <OutsideText text={folder.path} code /> (a folder of its artefacts)
    </h3>
    {signatureOf(folder)}
  </div>
);
