package dev.evenkeel.core.balancing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** All that a region has of load balancing, to read; live, like the state that it is part of. */
public interface Balancing {
    Optional<LoadBalancer> loadBalancer(String arn);

    /** Sorted by ARN, hence by type and name. */
    Collection<LoadBalancer> loadBalancers();

    /** A target group that was created; one that a service just names is none of these. */
    Optional<TargetGroup> targetGroup(String arn);

    /** Sorted by ARN, hence by name. */
    Collection<TargetGroup> targetGroups();

    Optional<Listener> listener(String arn);

    /** Every listener, sorted by ARN. */
    Collection<Listener> listeners();

    /** The listeners of a load balancer, sorted by port. */
    List<Listener> listeners(String loadBalancerArn);

    Optional<Rule> rule(String arn);

    /** The rules of a listener in the order in which they are tried: by priority, the default rule last. */
    List<Rule> rules(String listenerArn);

    /** What was set of a load balancer, target group or listener; {@link Attributes} knows what holds for the rest. */
    SortedMap<String, String> attributes(String arn);

    /** The targets that somebody else than a service has put into a target group, draining ones too. */
    List<StaticTarget> staticTargets(String targetGroupArn);
}
