package dev.evenkeel.simulation.scenario;

import dev.evenkeel.simulation.fault.FaultKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done often, as the actions that it means: the same whoever writes a scenario, and in which form. */
public final class Actions {
    private Actions() {}

    /** UpdateService with a desired count. */
    public static Action.Call scale(String service, int desiredCount) {
        return call("UpdateService", "service", service, "desiredCount", desiredCount);
    }

    /**
     * StopTask.
     *
     * @param number 0 for the oldest task that runs
     */
    public static Action.Call stopTask(String service, int number) {
        return call("StopTask", "task", task(service, number), "reason", "the scenario");
    }

    /** DeleteService, with its tasks. */
    public static Action.Call delete(String service) {
        return call("DeleteService", "service", service, "force", true);
    }

    /** @param instance a number in the order of their ids */
    public static Action.Call drain(int instance) {
        return instanceState(instance, "DRAINING");
    }

    /** @param instance a number in the order of their ids */
    public static Action.Call activate(int instance) {
        return instanceState(instance, "ACTIVE");
    }

    /**
     * UpdateTaskProtection.
     *
     * @param minutes 1 to 2880; 0 ends it
     */
    public static Action.Call protect(String service, int number, int minutes) {
        Action.Call off = call(
                "UpdateTaskProtection",
                "cluster",
                "default",
                "tasks",
                List.of(task(service, number)),
                "protectionEnabled",
                minutes > 0);
        if (minutes == 0) {
            return off;
        }
        Map<String, Object> on = new LinkedHashMap<>(off.input());
        on.put("expiresInMinutes", minutes);
        return new Action.Call(off.operation(), on, false);
    }

    /**
     * Says what a lifecycle hook waits for.
     *
     * @param action CONTINUE or ROLLBACK
     */
    public static Action.Call answerHook(String service, String action) {
        return call(
                "ContinueServiceDeployment",
                "serviceDeploymentArn",
                "@deployment:" + service,
                "hookId",
                "@hook:" + service,
                "action",
                action);
    }

    /** The engine ends, and another goes on from its journal. */
    public static Action.Trouble reboot() {
        return new Action.Trouble(FaultKind.ENGINE_RESTARTS, Duration.ZERO);
    }

    private static Action.Call instanceState(int instance, String status) {
        return call(
                "UpdateContainerInstancesState",
                "containerInstances",
                List.of("@instance:" + instance),
                "status",
                status);
    }

    private static String task(String service, int number) {
        return "@task:" + service + "/" + number;
    }

    private static Action.Call call(String operation, Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return new Action.Call(operation, members, false);
    }
}
