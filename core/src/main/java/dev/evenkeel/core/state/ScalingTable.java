package dev.evenkeel.core.state;

import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.scaling.ScalingActivity;
import dev.evenkeel.core.scaling.ScalingHistory;
import dev.evenkeel.core.scaling.ScalingPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scalable targets, their policies and what these did. */
final class ScalingTable {
    /** How many activities of a target are kept; AWS keeps six weeks of them. */
    static final int ACTIVITIES_KEPT = 1_000;

    private final SortedMap<String, ScalableTarget> targets = new TreeMap<>();
    private final SortedMap<String, ScalingPolicy> policies = new TreeMap<>();
    private final Map<String, List<ScalingActivity>> activities = new LinkedHashMap<>();

    void put(ScalableTarget target) {
        targets.put(target.resourceId(), target);
    }

    /** Its policies go with it. */
    void removeTarget(String resourceId) {
        targets.remove(resourceId);
        policies.values().removeIf(policy -> policy.resourceId().equals(resourceId));
    }

    void put(ScalingPolicy policy) {
        policies.put(policy.key(), policy);
    }

    void removePolicy(String key) {
        policies.remove(key);
    }

    void evaluated(String key, ScalingHistory history) {
        policies.computeIfPresent(key, (name, policy) -> policy.withHistory(history));
    }

    /** Adds an activity in front, or replaces the one of the same id. */
    void record(ScalingActivity activity) {
        List<ScalingActivity> all =
                activities.computeIfAbsent(String.valueOf(activity.resourceId()), key -> new ArrayList<>());
        for (int i = 0; i < all.size(); i++) {
            if (Objects.equals(all.get(i).activityId(), activity.activityId())) {
                all.set(i, activity);
                return;
            }
        }
        all.add(0, activity);
        if (all.size() > ACTIVITIES_KEPT) {
            all.remove(all.size() - 1);
        }
    }

    @Nullable
    ScalableTarget target(String resourceId) {
        return targets.get(resourceId);
    }

    Collection<ScalableTarget> targets() {
        return Collections.unmodifiableCollection(targets.values());
    }

    Collection<ScalingPolicy> policies() {
        return Collections.unmodifiableCollection(policies.values());
    }

    List<ScalingPolicy> policies(String resourceId) {
        return policies.values().stream()
                .filter(policy -> policy.resourceId().equals(resourceId))
                .toList();
    }

    List<ScalingActivity> activities(String resourceId) {
        return List.copyOf(activities.getOrDefault(resourceId, List.of()));
    }
}
