"""MLflow's scoring protocol: a JSON body in, rows that fit the model's signature out, and predictions back."""

import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mlflow.pyfunc import PyFuncModel

MAX_BODY_BYTES = 5_000_000
MAX_ROWS = 10_000


class RequestRefusedError(ValueError):
    """The body cannot be scored; the message is for the caller and says what to change."""

    def __init__(self, message: str, status: int = 400, code: str = "BAD_REQUEST") -> None:
        """Keeps the message short: some libraries repeat the whole input in theirs."""
        super().__init__(message if len(message) <= 600 else message[:600] + " …")
        self.status = status
        self.code = code


def parse_rows(body: bytes, model: "PyFuncModel") -> Any:  # noqa: ANN401 - a frame, array or mapping, by the signature
    """The rows of a request, with the types of the model's signature. Raises ``RequestRefusedError``."""
    from mlflow.exceptions import MlflowException
    from mlflow.pyfunc.scoring_server import infer_and_parse_data

    formats = ("dataframe_split", "dataframe_records", "inputs", "instances")
    try:
        parsed = json.loads(body, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise RequestRefusedError(f"the body is not JSON: {error}") from error
    if not isinstance(parsed, dict):
        raise RequestRefusedError(f"the body must be a JSON object with one of {', '.join(formats)}")
    given = {name: parsed[name] for name in formats if name in parsed}
    if len(given) != 1:
        raise RequestRefusedError(f"the body must have exactly one of {', '.join(formats)}, not {len(given)}")
    unknown = sorted(set(parsed) - set(given))
    if unknown:
        raise RequestRefusedError(f"unknown fields: {', '.join(unknown)[:200]}")
    try:
        rows = infer_and_parse_data(given, model.metadata.get_input_schema())
    except MlflowException as error:
        raise RequestRefusedError(error.message) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise RequestRefusedError(f"the rows do not fit the model's signature: {error}") from error
    count = _count(rows)
    if count == 0:
        raise RequestRefusedError("there are no rows")
    if count > MAX_ROWS:
        raise RequestRefusedError(f"{count} rows; at most {MAX_ROWS} are scored at once", 413, "TOO_LARGE")
    return rows


def _count(rows: Any) -> int:  # noqa: ANN401 - see parse_rows
    if isinstance(rows, dict):
        return max((_count(column) for column in rows.values()), default=0)
    return len(rows) if hasattr(rows, "__len__") and getattr(rows, "shape", (1,)) != () else 1


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON; write null for a missing value")


def predictions_as_json(model: "PyFuncModel", rows: Any) -> bytes:  # noqa: ANN401 - see parse_rows
    """Scores rows that were parsed. Raises ``RequestRefusedError`` where they do not fit the signature."""
    from mlflow.exceptions import MlflowException
    from mlflow.pyfunc.scoring_server import predictions_to_json

    try:
        predictions = model.predict(rows)
    except MlflowException as error:
        # "Failed to enforce schema of data '<the whole input>' … Error: <what is wrong>"
        raise RequestRefusedError(error.message.rpartition("Error: ")[2]) from error
    text = io.StringIO()
    predictions_to_json(predictions, text)
    return text.getvalue().encode()
