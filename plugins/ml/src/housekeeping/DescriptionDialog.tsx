import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import type { HousekeepingFinding } from '@slipway/plugin-ml-common';
import { useId, useState } from 'react';
import { shownText, Snippet } from '../design';

const nameOf = ({ title, name }: HousekeepingFinding) =>
  shownText(title ?? name);

const Described = ({
  finding,
  description,
  onClose,
}: {
  finding: HousekeepingFinding;
  description: string;
  onClose: () => void;
}) => {
  const id = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth="sm">
      <DialogTitle id={id}>Describe {nameOf(finding)}</DialogTitle>
      <DialogContent>
        <Snippet code={description} what="description" />
        <ol style={{ paddingLeft: 20, lineHeight: 1.6 }}>
          <li>Say what it predicts, what type it is and who owns it.</li>
          <li>Commit it as catalog-info.yaml to the model’s repository.</li>
          <li>
            Register that file in the catalog. The model leaves this list by
            itself.
          </li>
        </ol>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
};

/** Opens the description to begin with; nothing for a finding that needs none. */
export const DescribeAct = ({ finding }: { finding: HousekeepingFinding }) => {
  const [open, setOpen] = useState(false);
  const { description } = finding;
  if (!description) return null;
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-label={`Describe ${nameOf(finding)}`}
        onClick={() => setOpen(true)}
      >
        Describe
      </Button>
      {open ? (
        <Described
          finding={finding}
          description={description}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};
