package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.scenario.Action;
import dev.evenkeel.simulation.scenario.Actions;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a user does, in words. */
public final class User {
    static final User ANYBODY = new User();

    private User() {}

    /** UpdateService. */
    public Update updates(String service) {
        return new Update(Members.none().with("service", service));
    }

    /** Sets the desired count. */
    public Deed scales(String service, int desiredCount) {
        return () -> Actions.scale(service, desiredCount);
    }

    /**
     * Stops a task.
     *
     * @param number 0 for the oldest that runs
     */
    public Deed stopsTask(String service, int number) {
        return () -> Actions.stopTask(service, number);
    }

    /** Deletes a service with its tasks. */
    public Deed deletes(String service) {
        return () -> Actions.delete(service);
    }

    /** @param instance a number in the order of their ids */
    public Deed drains(int instance) {
        return () -> Actions.drain(instance);
    }

    /** Lets an instance take tasks again. */
    public Deed activates(int instance) {
        return () -> Actions.activate(instance);
    }

    /**
     * Protects a task.
     *
     * @param minutes 1 to 2880; 0 ends it
     */
    public Deed protectsTask(String service, int number, int minutes) {
        return () -> Actions.protect(service, number, minutes);
    }

    /** Lets the deployment go on that waits at a PAUSE hook. */
    public Deed letsGoOn(String service) {
        return () -> Actions.answerHook(service, "CONTINUE");
    }

    /** Sends the deployment back that waits at a PAUSE hook. */
    public Deed sendsBack(String service) {
        return () -> Actions.answerHook(service, "ROLLBACK");
    }

    /** Any operation, with its members as ECS has them and references as scenario files have them. */
    public Deed calls(String operation, Map<String, Object> input) {
        Action.Call call = new Members(new LinkedHashMap<>(input)).call(operation);
        return () -> call;
    }

    /** An update of a service. */
    public record Update(Members members) implements Deed {

        /** @param taskDefinition {@code family:revision} */
        public Update to(String taskDefinition) {
            return with("taskDefinition", taskDefinition);
        }

        /** A member of UpdateService, as ECS has it. */
        public Update with(String member, Object value) {
            return new Update(members.with(member, value));
        }

        @Override
        public Action action() {
            return members.call("UpdateService");
        }
    }
}
