package dev.evenkeel.core.deployment.stage;

/**
 * The stages of a deployment that moves traffic, in their order. Blue is the revision that has served so far, green the new
 * one.
 */
public enum LifecycleStage {
    /** What deployments before this one have left is removed; only there is more than one revision at the start. */
    RECONCILE_SERVICE,
    /** Green has no task yet. */
    PRE_SCALE_UP,
    /** Green grows to the desired count; it gets no traffic. */
    SCALE_UP,
    /** Green is whole and healthy. */
    POST_SCALE_UP,
    /** Test traffic goes to green. */
    TEST_TRAFFIC_SHIFT,
    /** Green has all test traffic. */
    POST_TEST_TRAFFIC_SHIFT,
    /** The next share of production traffic is about to move; once for each step. */
    PRE_PRODUCTION_TRAFFIC_SHIFT,
    /** A share of production traffic goes to green; once for each step. */
    PRODUCTION_TRAFFIC_SHIFT,
    /** Green has all production traffic. */
    POST_PRODUCTION_TRAFFIC_SHIFT,
    /** Both revisions run, in case that blue is wanted back. */
    BAKE_TIME,
    /** Blue's tasks go. */
    CLEAN_UP;

    /** Whether lifecycle hooks may have a say in it. */
    public boolean acceptsHooks() {
        return switch (this) {
            case SCALE_UP, BAKE_TIME, CLEAN_UP -> false;
            case RECONCILE_SERVICE,
                    PRE_SCALE_UP,
                    POST_SCALE_UP,
                    TEST_TRAFFIC_SHIFT,
                    POST_TEST_TRAFFIC_SHIFT,
                    PRE_PRODUCTION_TRAFFIC_SHIFT,
                    PRODUCTION_TRAFFIC_SHIFT,
                    POST_PRODUCTION_TRAFFIC_SHIFT -> true;
        };
    }

    /** Whether a PAUSE hook may wait in it: not while traffic moves. */
    public boolean acceptsPause() {
        return acceptsHooks() && this != TEST_TRAFFIC_SHIFT && this != PRODUCTION_TRAFFIC_SHIFT;
    }

    /** The value of {@code lifecycleStage}: ECS has no word there for the stage before a shift. */
    public String shown() {
        return this == PRE_PRODUCTION_TRAFFIC_SHIFT ? PRODUCTION_TRAFFIC_SHIFT.name() : name();
    }
}
