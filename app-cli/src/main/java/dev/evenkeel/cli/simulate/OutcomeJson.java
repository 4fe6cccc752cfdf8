package dev.evenkeel.cli.simulate;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.simulation.play.Note;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.ServiceFigures;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs as JSON. */
final class OutcomeJson {
    private OutcomeJson() {}

    static JsonObject of(List<Outcome> outcomes) {
        return JsonObject.empty()
                .with("scenario", outcomes.get(0).scenario())
                .with(
                        "failed",
                        outcomes.stream()
                                .filter(outcome -> outcome.failure() != null)
                                .count())
                .with("runs", outcomes.stream().map(OutcomeJson::run).toList());
    }

    private static JsonObject run(Outcome outcome) {
        JsonObject run = JsonObject.empty()
                .with("seed", outcome.seed())
                .with("failure", outcome.failure())
                .with("seconds", seconds(outcome.lasted()))
                .with("events", outcome.events())
                .with("faults", outcome.faults())
                .with("settledAfterSeconds", seconds(outcome.settledAfter()))
                .with("hash", outcome.hash())
                .with(
                        "services",
                        outcome.services().stream().map(OutcomeJson::service).toList());
        return outcome.notes().isEmpty()
                ? run
                : run.with(
                        "timeline",
                        outcome.notes().stream().map(OutcomeJson::note).toList());
    }

    private static JsonObject service(ServiceFigures service) {
        Integer lowest = service.lowestHealthy();
        return JsonObject.empty()
                .with("name", service.name())
                .with("steadyAfterSeconds", seconds(service.steadyAfter()))
                .with("lowestHealthy", Objects.equals(lowest, Integer.MAX_VALUE) ? null : lowest)
                .with("highestTotal", service.highestTotal())
                .with("failures", service.failures())
                .with("running", service.running())
                .with("rolloutState", service.rollout())
                .with("taskDefinition", service.taskDefinition());
    }

    private static JsonObject note(Note note) {
        JsonObject object = JsonObject.empty()
                .with("seconds", seconds(note.at()))
                .with("kind", note.kind().name())
                .with("service", note.service())
                .with("text", note.text());
        Note.Counts counts = note.counts();
        return counts == null
                ? object
                : object.with("desired", counts.desired())
                        .with("newHealthy", counts.newHealthy())
                        .with("newStarting", counts.newStarting())
                        .with("old", counts.old())
                        .with("stopping", counts.stopping());
    }

    private static @Nullable Double seconds(@Nullable Duration span) {
        return span == null ? null : Double.valueOf(span.toMillis() / 1000.0);
    }
}
