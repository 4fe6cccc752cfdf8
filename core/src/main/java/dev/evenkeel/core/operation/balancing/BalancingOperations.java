package dev.evenkeel.core.operation.balancing;

/** The operations, by the kind of resource that they are about. */
public final class BalancingOperations {
    private final LoadBalancerOperations loadBalancers = new LoadBalancerOperations();
    private final TargetGroupOperations targetGroups = new TargetGroupOperations();
    private final TargetOperations targets = new TargetOperations();
    private final ListenerOperations listeners = new ListenerOperations();
    private final RuleOperations rules = new RuleOperations();
    private final AccountOperations account = new AccountOperations();

    public LoadBalancerOperations loadBalancers() {
        return loadBalancers;
    }

    public TargetGroupOperations targetGroups() {
        return targetGroups;
    }

    public TargetOperations targets() {
        return targets;
    }

    public ListenerOperations listeners() {
        return listeners;
    }

    public RuleOperations rules() {
        return rules;
    }

    public AccountOperations account() {
        return account;
    }
}
