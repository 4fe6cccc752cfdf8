package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.scenario.Action;
import java.util.List;

/** A service that is created; what is not said is as ECS has it. */
public final class AService implements Given {
    private final Members members;

    private AService(Members members) {
        this.members = members;
    }

    static AService named(String name) {
        return new AService(Members.none().with("serviceName", name));
    }

    /** @param taskDefinition {@code family:revision} */
    public AService of(String taskDefinition) {
        return with("taskDefinition", taskDefinition);
    }

    public AService desired(int count) {
        return with("desiredCount", count);
    }

    /** One task on every instance. */
    public AService daemon() {
        return with("schedulingStrategy", "DAEMON");
    }

    /** A member of CreateService, as ECS has it. */
    public AService with(String member, Object value) {
        return new AService(members.with(member, value));
    }

    @Override
    public List<Action.Call> calls() {
        return List.of(members.call("CreateService"));
    }
}
