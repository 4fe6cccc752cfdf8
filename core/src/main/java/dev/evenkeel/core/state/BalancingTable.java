package dev.evenkeel.core.state;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.balancing.BalancingArns;
import dev.evenkeel.core.balancing.Listener;
import dev.evenkeel.core.balancing.LoadBalancer;
import dev.evenkeel.core.balancing.Rule;
import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.core.balancing.TargetGroup;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Load balancers and what belongs to them, by ARN. Sorted, since their order must not hang on when they last changed. */
final class BalancingTable implements Balancing {
    private final SortedMap<String, LoadBalancer> loadBalancers = new TreeMap<>();
    private final SortedMap<String, TargetGroup> targetGroups = new TreeMap<>();
    private final SortedMap<String, Listener> listeners = new TreeMap<>();
    private final SortedMap<String, Rule> rules = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> attributes = new TreeMap<>();
    private final SortedMap<String, List<StaticTarget>> staticTargets = new TreeMap<>();

    @Override
    public Optional<LoadBalancer> loadBalancer(String arn) {
        return Optional.ofNullable(loadBalancers.get(arn));
    }

    @Override
    public Collection<LoadBalancer> loadBalancers() {
        return Collections.unmodifiableCollection(loadBalancers.values());
    }

    @Override
    public Optional<TargetGroup> targetGroup(String arn) {
        return Optional.ofNullable(targetGroups.get(arn));
    }

    @Override
    public Collection<TargetGroup> targetGroups() {
        return Collections.unmodifiableCollection(targetGroups.values());
    }

    @Override
    public Optional<Listener> listener(String arn) {
        return Optional.ofNullable(listeners.get(arn));
    }

    @Override
    public Collection<Listener> listeners() {
        return Collections.unmodifiableCollection(listeners.values());
    }

    @Override
    public List<Listener> listeners(String loadBalancerArn) {
        return of(listeners, BalancingArns.listenersOf(loadBalancerArn)).stream()
                .sorted(Comparator.comparingInt(Listener::port))
                .toList();
    }

    @Override
    public Optional<Rule> rule(String arn) {
        return Optional.ofNullable(rules.get(arn));
    }

    @Override
    public List<Rule> rules(String listenerArn) {
        return of(rules, BalancingArns.rulesOf(listenerArn)).stream()
                .sorted(Comparator.comparingInt(Rule::rank))
                .toList();
    }

    @Override
    public SortedMap<String, String> attributes(String arn) {
        return attributes.getOrDefault(arn, Collections.emptySortedMap());
    }

    @Override
    public List<StaticTarget> staticTargets(String targetGroupArn) {
        return staticTargets.getOrDefault(targetGroupArn, List.of());
    }

    void put(LoadBalancer loadBalancer) {
        loadBalancers.put(loadBalancer.loadBalancerArn(), loadBalancer);
    }

    void put(TargetGroup targetGroup) {
        targetGroups.put(targetGroup.targetGroupArn(), targetGroup);
    }

    void put(Listener listener) {
        listeners.put(listener.listenerArn(), listener);
    }

    void put(Rule rule) {
        rules.put(rule.ruleArn(), rule);
    }

    /** Replaces all that was set of a resource. */
    void set(String arn, SortedMap<String, String> changed) {
        attributes.put(arn, Collections.unmodifiableSortedMap(new TreeMap<>(changed)));
    }

    /** Replaces the targets that were registered by hand. */
    void set(String targetGroupArn, List<StaticTarget> changed) {
        if (changed.isEmpty()) {
            staticTargets.remove(targetGroupArn);
        } else {
            staticTargets.put(targetGroupArn, List.copyOf(changed));
        }
    }

    /** Takes away a resource of any kind, and what was set of it. */
    void remove(String arn) {
        loadBalancers.remove(arn);
        targetGroups.remove(arn);
        listeners.remove(arn);
        rules.remove(arn);
        attributes.remove(arn);
        staticTargets.remove(arn);
    }

    private static <T> Collection<T> of(SortedMap<String, T> all, String prefix) {
        return all.subMap(prefix, prefix + Character.MAX_VALUE).values();
    }
}
