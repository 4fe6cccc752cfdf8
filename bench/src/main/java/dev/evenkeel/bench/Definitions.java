package dev.evenkeel.bench;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.testkit.Records;
import java.util.List;

/** What the benchmarks run. */
final class Definitions {

    private Definitions() {}

    /** A container of 64 CPU units and 128 MiB with a health check. */
    static ContainerDefinition container() {
        return Records.of(
                ContainerDefinition.class,
                "name",
                "web",
                "image",
                "web:1",
                "cpu",
                64,
                "memory",
                128,
                "healthCheck",
                new HealthCheck(List.of("CMD", "true"), null, null, null, null));
    }
}
