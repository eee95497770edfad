"""What a table landed on, kept with its recipe: stages and metrics are known again after they got other names."""

from collections.abc import Mapping

from journeyboard.journey.journey import Journey
from journeyboard.journey.records import Metric, Stage
from journeyboard.metrics.matching import equal_stage
from journeyboard.metrics.names import fold
from journeyboard.metrics.preview import Preview
from journeyboard.metrics.recipe import Recipe, Seen


def remembered(preview: Preview, metrics: Mapping[str, str], made: Mapping[str, str]) -> Recipe:
    """The recipe with what next month's table is compared with: its headings, where its names landed, and under which
    name a nameless figure did. `metrics` are the ids of the metrics by their columns, `made` those of new stages."""
    before = preview.recipe.seen or Seen()
    stages = {
        match.name: made.get(match.stage, match.stage) for match in preview.matches if match.certain and match.stage
    }
    seen = Seen(
        headings=tuple(
            column.name if column.heading or column.name in preview.recipe.roles else ""
            for column in preview.table.columns
        ),
        stages={**before.stages, **stages},
        metrics={**before.metrics, **metrics},
    )
    return preview.recipe.model_copy(update={"seen": seen, "metric_name": preview.metric_name})


def recalled(recipe: Recipe, journey: Journey) -> Recipe:
    """The recipe that says of names what they landed on last, where nothing on the map has that name now."""
    seen = recipe.seen
    if seen is None:
        return recipe
    names = {fold(metric.name) for metric in journey.metrics}
    stages = {
        name: stage
        for name, stage in seen.stages.items()
        if journey.find(Stage, stage) is not None and equal_stage(name, journey.stages) is None
    }
    metrics = {
        name: metric
        for name, metric in seen.metrics.items()
        if journey.find(Metric, metric) is not None and fold(name) not in names
    }
    fields = {"stages": {**stages, **recipe.stages}, "metrics": {**metrics, **recipe.metrics}}
    return recipe.model_copy(update=fields)
