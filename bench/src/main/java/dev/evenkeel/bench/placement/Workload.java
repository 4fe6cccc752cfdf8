package dev.evenkeel.bench.placement;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Tasks that want a place, one after another; the same ones for the same seed. */
enum Workload {
    /** 64 services, each with its own size, one static port and a constraint or two. */
    BINPACK(true, new PlacementStrategyItem("binpack", "memory")),
    /** The same over zones and instances, as ECS does it when it is not told. */
    SPREAD(
            false,
            new PlacementStrategyItem("spread", "attribute:ecs.availability-zone"),
            new PlacementStrategyItem("spread", "instanceId")),
    /** The same with an expression on every service. */
    MEMBER_OF_SPREAD(
            true,
            new PlacementStrategyItem("spread", "attribute:ecs.availability-zone"),
            new PlacementStrategyItem("spread", "instanceId")),
    /** No two tasks alike in size, any of a thousand ports. */
    ANY_SIZE(true, new PlacementStrategyItem("binpack", "memory")),
    /** No ports, no constraints, cpu alone: what the other scheduler is asked too. */
    PLAIN(false, new PlacementStrategyItem("binpack", "cpu"));

    private static final int SERVICES = 64;
    private static final int[] CPU = {128, 256, 256, 512};
    private static final int[] MEMORY = {512, 1024, 2048, 4096};
    private static final List<String> EXPRESSIONS = List.of(
            "attribute:stack == blue",
            "attribute:stack in [blue, green]",
            "attribute:ecs.instance-type =~ m5.* and attribute:stack != red",
            "not(attribute:stack == green)");

    private final boolean constrained;
    private final List<PlacementStrategyItem> strategies;

    Workload(boolean constrained, PlacementStrategyItem... strategies) {
        this.constrained = constrained;
        this.strategies = List.of(strategies);
    }

    /** Draws the next task. */
    PlacementRequest next(Random random) {
        int service = random.nextInt(SERVICES);
        return new PlacementRequest(
                BenchFleet.CLUSTER,
                "service:s" + service,
                null,
                needs(service, random),
                List.of(),
                constraints(service),
                strategies,
                random.nextLong());
    }

    private Resources needs(int service, Random random) {
        boolean any = this == ANY_SIZE;
        int cpu = any ? 64 + random.nextInt(448) : CPU[service % CPU.length];
        int memory = any ? 200 + random.nextInt(3_000) : MEMORY[service / 4 % MEMORY.length];
        int port = any ? 8_000 + random.nextInt(1_000) : 8_000 + service;
        Resources needed = Resources.of(cpu, memory);
        return this == PLAIN ? needed : needed.withPorts(new TreeSet<>(List.of(port)), new TreeSet<>());
    }

    private List<PlacementConstraint> constraints(int service) {
        List<PlacementConstraint> constraints = new ArrayList<>();
        if (constrained && (this == MEMBER_OF_SPREAD || service % 2 == 0)) {
            constraints.add(new PlacementConstraint("memberOf", EXPRESSIONS.get(service / 2 % EXPRESSIONS.size())));
        }
        if (this == BINPACK && service % 5 == 0) {
            constraints.add(new PlacementConstraint("distinctInstance", null));
        }
        return constraints;
    }
}
