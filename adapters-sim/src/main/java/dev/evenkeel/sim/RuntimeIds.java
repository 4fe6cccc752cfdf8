package dev.evenkeel.sim;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.LaunchType;

/** The ids that container runtimes give, the same for the same container of the same task. */
final class RuntimeIds {
    private RuntimeIds() {}

    /** 64 hexadecimal digits as Docker has; on Fargate the task's id and ten digits (seen in DescribeTasks replies). */
    static String of(TaskStart start, String container) {
        Chance chance = new Chance(0, start.taskArn().value() + "/" + container);
        return start.launchType() == LaunchType.FARGATE
                ? start.taskArn().id() + "-" + chance.decimal(10)
                : chance.hex(64);
    }
}
