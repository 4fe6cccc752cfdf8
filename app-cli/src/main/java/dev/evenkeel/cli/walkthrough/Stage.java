package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What the story is played on: a backend behind the operations of ECS, its time, and a way to make tasks work. */
interface Stage extends AutoCloseable {

    /** Calls an operation of ECS or Application Auto Scaling by its name, in ECS's own JSON. */
    JsonObject call(String operation, JsonObject request);

    Instant now();

    /**
     * Lets time go by until a condition holds, looking every now and then.
     *
     * @return whether it came to hold within the limit
     */
    boolean await(BooleanSupplier condition, Duration limit);

    /** Makes tasks work, as far as this is possible from outside; elsewhere their containers work by themselves. */
    void load(List<String> taskArns, double cpuPercent);

    /** Whether a task answers a request now; where it cannot be reached from here, whether its health check says so. */
    boolean answers(JsonObject task);

    @Override
    void close();
}
