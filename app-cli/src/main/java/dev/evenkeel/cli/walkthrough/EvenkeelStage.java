package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.bootstrap.Evenkeel;
import dev.evenkeel.bootstrap.Session;
import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Pace;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stage on an Evenkeel in this process. On virtual time, waiting is moving time on in small steps; else it is a pause.
 */
final class EvenkeelStage implements Stage {
    private static final Duration VIRTUAL_LOOK = Duration.ofMillis(250);
    private static final Duration REAL_LOOK = Duration.ofMillis(100);

    private final Evenkeel evenkeel;
    private final String region;
    private final @Nullable Pace pace;
    private final Codec codec = new Codec();
    private volatile boolean closed;

    /** @param pace how to pause; null where time is virtual */
    EvenkeelStage(Evenkeel evenkeel, String region, @Nullable Pace pace) {
        this.evenkeel = evenkeel;
        this.region = region;
        this.pace = pace;
    }

    @Override
    public JsonObject call(String operation, JsonObject request) {
        return call(
                Operations.offered().stream()
                        .filter(offered -> offered.name().equals(operation))
                        .findFirst()
                        .orElseThrow(),
                request);
    }

    private <Q extends Record, R extends Record> JsonObject call(Operation<Q, R> operation, JsonObject request) {
        Q asked = codec.readRequest(operation, JsonWriter.compact(request).getBytes(StandardCharsets.UTF_8));
        R answer = ask(session -> operation.answer(session.ecs(), session.autoScaling(), asked));
        try {
            return JsonReader.read(new String(codec.writeResponse(operation, answer), StandardCharsets.UTF_8));
        } catch (JsonException notOurs) {
            throw new IllegalStateException("an answer of " + operation.name() + " cannot be read back", notOurs);
        }
    }

    @Override
    public Instant now() {
        return ask(Session::now);
    }

    @Override
    public boolean await(BooleanSupplier condition, Duration limit) {
        Instant end = now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (closed || now().isAfter(end)) {
                return false;
            }
            if (pace == null) {
                evenkeel.advance(VIRTUAL_LOOK);
            } else {
                pace.pause(REAL_LOOK);
            }
        }
        return true;
    }

    @Override
    public void load(List<String> taskArns, double cpuPercent) {
        evenkeel.workload(region)
                .ifPresent(driver ->
                        driver.load(taskArns.stream().map(TaskArn::new).toList(), cpuPercent));
    }

    @Override
    public boolean answers(JsonObject task) {
        TaskArn arn = new TaskArn(Objects.requireNonNull(task.text("taskArn")));
        return evenkeel.workload(region)
                .map(driver -> await(asked(driver, arn)))
                .orElse("HEALTHY".equals(task.text("healthStatus")));
    }

    private static CompletionStage<Boolean> asked(WorkloadDriver driver, TaskArn arn) {
        return driver.answers(arn);
    }

    private <T> T ask(Function<Session, T> action) {
        if (closed) {
            throw CommandException.failed("interrupted");
        }
        return await(evenkeel.call(region, action));
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            evenkeel.close();
        }
    }
}
