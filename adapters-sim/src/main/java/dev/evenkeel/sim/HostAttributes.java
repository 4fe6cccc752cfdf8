package dev.evenkeel.sim;

import dev.evenkeel.core.capacity.Attribute;
import java.util.ArrayList;
import java.util.List;

/** The attributes that the agent of an ECS-optimized Linux host reports, as far as rules may ask for them. */
final class HostAttributes {
    private static final List<String> CAPABILITIES = List.of(
            "com.amazonaws.ecs.capability.docker-remote-api.1.17",
            "com.amazonaws.ecs.capability.docker-remote-api.1.18",
            "com.amazonaws.ecs.capability.docker-remote-api.1.19",
            "com.amazonaws.ecs.capability.docker-remote-api.1.20",
            "com.amazonaws.ecs.capability.docker-remote-api.1.21",
            "com.amazonaws.ecs.capability.docker-remote-api.1.22",
            "com.amazonaws.ecs.capability.docker-remote-api.1.24",
            "com.amazonaws.ecs.capability.docker-remote-api.1.25",
            "com.amazonaws.ecs.capability.docker-remote-api.1.29",
            "com.amazonaws.ecs.capability.docker-remote-api.1.44",
            "com.amazonaws.ecs.capability.ecr-auth",
            "com.amazonaws.ecs.capability.logging-driver.awslogs",
            "com.amazonaws.ecs.capability.logging-driver.json-file",
            "com.amazonaws.ecs.capability.privileged-container",
            "com.amazonaws.ecs.capability.task-iam-role",
            "com.amazonaws.ecs.capability.task-iam-role-network-host",
            "ecs.capability.container-health-check",
            "ecs.capability.container-ordering",
            "ecs.capability.execution-role-awslogs",
            "ecs.capability.execution-role-ecr-pull",
            "ecs.capability.secrets.asm.environment-variables",
            "ecs.capability.secrets.ssm.environment-variables",
            "ecs.capability.task-cpu-mem-limit",
            "ecs.capability.task-eni");

    private HostAttributes() {}

    static List<Attribute> of(String zone, WorldSettings settings, Chance chance) {
        List<Attribute> all = new ArrayList<>();
        all.add(attribute("ecs.ami-id", "ami-" + chance.hex(17)));
        all.add(attribute("ecs.availability-zone", zone));
        all.add(attribute("ecs.cpu-architecture", "x86_64"));
        all.add(attribute("ecs.instance-type", instanceType(settings)));
        all.add(attribute("ecs.os-family", "LINUX"));
        all.add(attribute("ecs.os-type", "linux"));
        for (String capability : CAPABILITIES) {
            all.add(new Attribute(capability, null, null, null));
        }
        return all;
    }

    /** The family of general-purpose instances has 4 GiB a vCPU; other shapes are named for what they have. */
    private static String instanceType(WorldSettings settings) {
        return switch (settings.instanceCpu() + "/" + settings.instanceMemory()) {
            case "2048/8192" -> "m5.large";
            case "4096/16384" -> "m5.xlarge";
            case "8192/32768" -> "m5.2xlarge";
            case "16384/65536" -> "m5.4xlarge";
            default -> "sim.c" + settings.instanceCpu() + "-m" + settings.instanceMemory();
        };
    }

    private static Attribute attribute(String name, String value) {
        return new Attribute(name, value, null, null);
    }
}
