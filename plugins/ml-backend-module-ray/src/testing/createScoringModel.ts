/** The files of an MLflow model that multiplies its column `x` by a factor and needs nothing but MLflow. */
export function createScoringModel(factor: number): Record<string, string> {
  return {
    MLmodel: `flavors:
  python_function:
    loader_module: scoring_model_${factor}
    code: code
    data: factor.txt
signature:
  inputs: '[{"type": "double", "name": "x", "required": true}]'
  outputs: '[{"type": "double", "required": true}]'
`,
    'factor.txt': String(factor),
    [`code/scoring_model_${factor}.py`]: `from pathlib import Path


class Model:
    def __init__(self, factor):
        self.factor = factor

    def predict(self, data, params=None):
        return data["x"] * self.factor


def _load_pyfunc(path):
    return Model(float(Path(path).read_text()))
`,
  };
}
