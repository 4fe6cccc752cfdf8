package dev.evenkeel.core.operation.balancing;

/** Elastic Load Balancing's quotas of an account in a region, as they are unless raised. */
final class Quotas {
    static final int LOAD_BALANCERS = 50;
    static final int TARGET_GROUPS = 3_000;
    static final int TARGETS = 1_000;
    static final int LISTENERS = 50;
    /** Of one load balancer, default rules not counted. */
    static final int RULES = 100;

    static final int CONDITION_VALUES = 5;
    static final int WILDCARDS = 5;
    static final int GROUPS_OF_ACTION = 5;
    static final int CERTIFICATES = 25;

    private Quotas() {}
}
