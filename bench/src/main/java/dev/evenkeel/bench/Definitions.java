package dev.evenkeel.bench;

import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.testkit.Records;
import java.util.List;

/** What the benchmarks run. */
final class Definitions {
    static final int CPU = 64;
    static final int MEMORY = 128;
    private static final int PORT = 80;

    private Definitions() {}

    /** A container of 64 CPU units and 128 MiB with a health check and a port, for which its host picks one. */
    static ContainerDefinition container() {
        return Records.of(
                ContainerDefinition.class,
                "name",
                "web",
                "image",
                "web:1",
                "cpu",
                CPU,
                "memory",
                MEMORY,
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", PORT)),
                "healthCheck",
                new HealthCheck(List.of("CMD", "true"), null, null, null, null));
    }

    /** A balancer that sends a service's requests to that port. */
    static LoadBalancer balancer(String service) {
        String targetGroup = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + service + "/1";
        return new LoadBalancer(targetGroup, null, "web", PORT, null);
    }
}
