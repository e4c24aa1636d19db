"""Names of the model's pipelines, as ``catalog-info.yaml`` has them."""

NAME = "${{ values.name }}"
TRAINING = f"{NAME}-training"
SWEEP = f"{NAME}-sweep"
MONITOR = f"{NAME}-monitor"
