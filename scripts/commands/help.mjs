/** ./slipway help */
export async function run() {
  process.stdout.write(`Slipway: the portal from a commit to a served model.

  ./slipway up            set up what is missing, start everything, stay until Ctrl-C
  ./slipway dev           the same with hot reload
  ./slipway down          end it from elsewhere, or clear away what a killed start has left
  ./slipway status        what runs and how much memory it takes (--json for programs)
  ./slipway logs PART     what a part wrote; -f follows (identity, forge, mlflow, ray, portal)
  ./slipway env           addresses and secrets of the running portal as shell variables
  ./slipway reset         delete the state; asks first (--yes)
  ./slipway doctor        check what up needs, start nothing
  ./slipway test [SUITE]  run the checks; --list names them
  ./slipway help          this

  --state DIR             databases, logs, repositories, secrets      SLIPWAY_STATE        .slipway/state
  --port N                the portal's port                           SLIPWAY_PORT         7007
  --port-offset N         moves every port                            SLIPWAY_PORT_OFFSET  0
  --no-seed               up, dev: without the demo's models
  --force                 up, dev: even with little memory or disk

  SLIPWAY_HOME            fetched tools and the Python environment    .slipway
  SLIPWAY_BASE_PYTHON     the Python (3.10 to 3.13) to make the environment from
  SLIPWAY_TORCH_INDEX     a mirror of PyTorch's index of builds without CUDA
`);
  return 0;
}
