package dev.evenkeel.core.deployment;

/**
 * How many tasks a service may start and stop now.
 *
 * <p>The two percentages are the only batch size there is. Upper bound: {@code floor(desired * maximumPercent / 100)}
 * tasks RUNNING or on their way (ECS rounds down here; tasks that are stopping do not count, as the service model says).
 * Lower bound: {@code ceil(desired * minimumHealthyPercent / 100)} healthy tasks (ECS rounds up here).
 *
 * <p>Start first where the upper bound allows it: then old tasks go only as healthy new ones stand in for them. Where it
 * does not allow all the starts that are needed, or the cluster has no room for them, old tasks may go down to the lower
 * bound to make some.
 *
 * <p>Example: desired 4, 50/100, four old tasks running. Upper bound 4 leaves no room, so 4 - 2 = 2 may stop; when they
 * are gone 2 may start. Desired 4, 100/200: 4 may start at once, and one old task stops for each that becomes healthy.
 *
 * @param lower healthy tasks that must remain
 * @param upper tasks that may run or be starting
 * @param start tasks that may be started now
 * @param stop serving old tasks that may be stopped now
 */
public record RolloutBudget(int lower, int upper, int start, int stop) {

    /**
     * Works out the budget.
     *
     * @param desired the service's desired count, 0 or more
     * @param live tasks of all deployments that are wanted, RUNNING or on their way
     * @param wantedNew tasks of the PRIMARY deployment that are wanted and not unhealthy
     * @param available healthy tasks of the PRIMARY deployment, and tasks of the others that serve
     */
    public static RolloutBudget of(
            int desired, int minimumHealthyPercent, int maximumPercent, int live, int wantedNew, int available) {
        int lower = lower(desired, minimumHealthyPercent);
        int upper = upper(desired, maximumPercent);
        int needed = Math.max(0, desired - wantedNew);
        int start = Math.max(0, Math.min(needed, upper - live));
        boolean blocked = start < needed;
        int keep = blocked ? lower : Math.max(lower, desired);
        return new RolloutBudget(lower, upper, start, Math.max(0, available - keep));
    }

    /** The same where the cluster has no room for the starts: old tasks may go down to the lower bound. */
    public RolloutBudget makingRoom(int available) {
        return new RolloutBudget(lower, upper, start, Math.max(0, available - lower));
    }

    /** The same for a deployment that was given up: nothing starts, and old tasks go only beyond the desired count. */
    public RolloutBudget givenUp(int desired, int available) {
        return new RolloutBudget(lower, upper, 0, Math.max(0, available - desired));
    }

    /** Healthy tasks that must remain: rounded up. */
    public static int lower(int desired, int minimumHealthyPercent) {
        return Math.toIntExact(((long) desired * minimumHealthyPercent + 99) / 100);
    }

    /** Tasks that may run or be starting: rounded down. */
    public static int upper(int desired, int maximumPercent) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, (long) desired * maximumPercent / 100));
    }
}
