package dev.evenkeel.simulation.story;

import dev.evenkeel.simulation.scenario.Expectations;

/** What a service is to be like when all is over; what is not said may be anything. */
public record ServiceEnding(String service, Expectations.Ending ending) {

    /** About a service, nothing yet. */
    public static ServiceEnding service(String name) {
        return new ServiceEnding(name, new Expectations.Ending(null, null, null, null, null));
    }

    /** So many tasks run. */
    public ServiceEnding running(int tasks) {
        return ending(new Expectations.Ending(
                tasks, ending.rollout(), ending.taskDefinition(), ending.lowestHealthy(), ending.highestTotal()));
    }

    /** {@code rolloutState} of its PRIMARY deployment. */
    public ServiceEnding rollout(String state) {
        return ending(new Expectations.Ending(
                ending.running(), state, ending.taskDefinition(), ending.lowestHealthy(), ending.highestTotal()));
    }

    /** {@code family:revision} of its PRIMARY deployment. */
    public ServiceEnding of(String taskDefinition) {
        return ending(new Expectations.Ending(
                ending.running(), ending.rollout(), taskDefinition, ending.lowestHealthy(), ending.highestTotal()));
    }

    /** So many tasks served at any time once it was steady, at least. */
    public ServiceEnding neverBelow(int healthy) {
        return ending(new Expectations.Ending(
                ending.running(), ending.rollout(), ending.taskDefinition(), healthy, ending.highestTotal()));
    }

    /** So many tasks were wanted at any time, at most. */
    public ServiceEnding neverAbove(int total) {
        return ending(new Expectations.Ending(
                ending.running(), ending.rollout(), ending.taskDefinition(), ending.lowestHealthy(), total));
    }

    private ServiceEnding ending(Expectations.Ending changed) {
        return new ServiceEnding(service, changed);
    }
}
