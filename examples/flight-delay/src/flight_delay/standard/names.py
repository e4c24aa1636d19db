"""Names of the model's pipelines, as ``catalog-info.yaml`` has them."""

NAME = "flight-delay"
TRAINING = f"{NAME}-training"
SWEEP = f"{NAME}-sweep"
MONITOR = f"{NAME}-monitor"
