package dev.evenkeel.core.operation;

import dev.evenkeel.core.capacity.AutoScalingGroupProvider;
import dev.evenkeel.core.capacity.AutoScalingGroupProviderUpdate;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.CapacitySearch;
import dev.evenkeel.core.capacity.ManagedScaling;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.state.StateView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What capacity providers and strategies of them may be. FARGATE and FARGATE_SPOT are there without being created. */
final class CapacityProviderRules {
    /** The predefined providers. */
    private static final List<String> RESERVED_PREFIXES = List.of("aws", "ecs", "fargate");

    private static final List<String> SWITCH = List.of("ENABLED", "DISABLED");
    private static final int ITEMS_MAX = 20;
    private static final int PROVIDERS_MAX = 20;
    private static final int STEP_MAX = 10_000;

    private CapacityProviderRules() {}

    /** The short name of a provider, from itself or its ARN. */
    static String name(@Nullable String given) {
        String text = String.valueOf(given);
        return text.startsWith("arn:") ? text.substring(text.lastIndexOf('/') + 1) : text;
    }

    static List<String> names(List<String> given) {
        return given.stream().map(CapacityProviderRules::name).toList();
    }

    /** A strategy whose providers are called by their short names. */
    static List<CapacityProviderStrategyItem> named(List<CapacityProviderStrategyItem> strategy) {
        return strategy.stream()
                .map(item -> item.capacityProvider() == null
                        ? item
                        : new CapacityProviderStrategyItem(name(item.capacityProvider()), item.weight(), item.base()))
                .toList();
    }

    /** A name that a new provider may have. */
    static String checkedName(@Nullable String given) {
        String name = Objects.requireNonNullElse(given, "");
        boolean reserved = RESERVED_PREFIXES.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith);
        if (reserved || !Names.isName(name)) {
            throw EcsException.invalidParameter("The specified capacity provider name is invalid. Up to 255 characters"
                    + " are allowed, including letters (upper and lowercase), numbers, underscores (_), and hyphens"
                    + " (-). The name cannot be prefixed with \"aws\", \"ecs\", or \"fargate\". Specify a valid name"
                    + " and try again.");
        }
        return name;
    }

    static void refuseManagedInstances(@Nullable Map<String, Object> other) {
        if (other != null && other.containsKey("managedInstancesProvider")) {
            throw new EcsException(
                    ErrorCode.UNSUPPORTED_FEATURE, "Capacity providers of managed instances are not offered yet.");
        }
    }

    /** The group of a new provider, with ECS's defaults for what was not given. */
    static AutoScalingGroupProvider created(@Nullable AutoScalingGroupProvider given) {
        if (given == null
                || given.autoScalingGroupArn() == null
                || given.autoScalingGroupArn().isBlank()) {
            throw EcsException.invalidParameter(
                    "The Auto Scaling group ARN or name of a capacity provider must be specified.");
        }
        AutoScalingGroupProvider nothing = new AutoScalingGroupProvider(
                given.autoScalingGroupArn(),
                ManagedScaling.standard(given.managedScaling() != null),
                "DISABLED",
                "ENABLED");
        return updated(
                nothing,
                new AutoScalingGroupProviderUpdate(
                        given.managedScaling(), given.managedTerminationProtection(), given.managedDraining()));
    }

    /** The group after an update; the group itself cannot be changed. */
    static AutoScalingGroupProvider updated(
            AutoScalingGroupProvider before, @Nullable AutoScalingGroupProviderUpdate given) {
        if (given == null) {
            throw EcsException.invalidParameter("The settings of the Auto Scaling group provider must be specified.");
        }
        ManagedScaling scaling = scaling(
                Objects.requireNonNullElse(before.managedScaling(), ManagedScaling.standard(false)),
                given.managedScaling());
        String protection = oneOfSwitch(
                "managedTerminationProtection",
                given.managedTerminationProtection(),
                before.managedTerminationProtection());
        if ("ENABLED".equals(protection) && !"ENABLED".equals(scaling.status())) {
            throw EcsException.invalidParameter(
                    "The managed termination protection setting for the capacity provider is"
                            + " invalid. To use managed termination protection, managed scaling must also be used.");
        }
        return new AutoScalingGroupProvider(
                before.autoScalingGroupArn(),
                scaling,
                protection,
                oneOfSwitch("managedDraining", given.managedDraining(), before.managedDraining()));
    }

    private static ManagedScaling scaling(ManagedScaling before, @Nullable ManagedScaling given) {
        if (given == null) {
            return before;
        }
        ManagedScaling after = new ManagedScaling(
                oneOfSwitch("managedScaling.status", given.status(), before.status()),
                ranged("targetCapacity", given.targetCapacity(), before.targetCapacity(), 1, 100),
                ranged(
                        "minimumScalingStepSize",
                        given.minimumScalingStepSize(),
                        before.minimumScalingStepSize(),
                        1,
                        STEP_MAX),
                ranged(
                        "maximumScalingStepSize",
                        given.maximumScalingStepSize(),
                        before.maximumScalingStepSize(),
                        1,
                        STEP_MAX),
                ranged(
                        "instanceWarmupPeriod",
                        given.instanceWarmupPeriod(),
                        before.instanceWarmupPeriod(),
                        0,
                        STEP_MAX));
        if (Objects.requireNonNullElse(after.minimumScalingStepSize(), 1)
                > Objects.requireNonNullElse(after.maximumScalingStepSize(), STEP_MAX)) {
            throw EcsException.invalidParameter(
                    "minimumScalingStepSize should not be greater than maximumScalingStepSize");
        }
        return after;
    }

    private static @Nullable String oneOfSwitch(String member, @Nullable String given, @Nullable String before) {
        return given == null ? before : ServiceRules.oneOf(member, given, "DISABLED", SWITCH);
    }

    private static @Nullable Integer ranged(
            String member, @Nullable Integer given, @Nullable Integer before, int min, int max) {
        if (given != null && (given < min || given > max)) {
            throw EcsException.invalidParameter(member + " should be between " + min + " and " + max);
        }
        return given == null ? before : given;
    }

    /** The providers that a cluster may have, and its default strategy over them. */
    static void checkCluster(StateView state, List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        if (providers.size() > PROVIDERS_MAX) {
            throw EcsException.invalidParameter(
                    "A cluster can have a maximum of " + PROVIDERS_MAX + " capacity providers.");
        }
        for (String provider : providers) {
            checkKnown(state, provider);
        }
        check(state, strategy, providers);
    }

    /** A strategy over providers that its cluster has, all of Fargate or none. */
    static void check(StateView state, List<CapacityProviderStrategyItem> strategy, List<String> ofCluster) {
        if (strategy.size() > ITEMS_MAX) {
            throw EcsException.invalidParameter(
                    "A capacity provider strategy can contain a maximum of " + ITEMS_MAX + " capacity providers.");
        }
        int bases = 0;
        int weights = 0;
        int fargate = 0;
        for (CapacityProviderStrategyItem item : strategy) {
            checkKnown(state, item.capacityProvider());
            checkRange("base", item.base(), 100_000);
            checkRange("weight", item.weight(), 1_000);
            bases += item.base() != null && item.base() > 0 ? 1 : 0;
            weights += item.weight() == null ? 0 : item.weight();
            fargate += isFargate(item) ? 1 : 0;
        }
        if (strategy.stream()
                        .map(CapacityProviderStrategyItem::capacityProvider)
                        .distinct()
                        .count()
                != strategy.size()) {
            throw EcsException.invalidParameter("A capacity provider can only be specified once in a strategy.");
        }
        if (bases > 1) {
            throw EcsException.invalidParameter("Only one capacity provider in a strategy can have a base defined.");
        }
        if (strategy.size() > 1 && weights == 0) {
            throw EcsException.invalidParameter(
                    "At least one capacity provider in a strategy must have a weight greater than 0.");
        }
        if (fargate > 0 && fargate < strategy.size()) {
            throw EcsException.invalidParameter(
                    "A capacity provider strategy cannot contain a mix of capacity providers"
                            + " using Auto Scaling groups and Fargate providers. Specify one or the other and try again.");
        }
        for (CapacityProviderStrategyItem item : strategy) {
            if (!ofCluster.contains(String.valueOf(item.capacityProvider()))) {
                throw EcsException.invalidParameter("The specified capacity provider " + item.capacityProvider()
                        + " is not associated with the cluster. Associate it with the cluster and try again.");
            }
        }
    }

    /** Whether a provider is one of Fargate's. */
    static boolean isFargate(CapacityProviderStrategyItem item) {
        return CapacitySearch.isFargate(item.capacityProvider());
    }

    private static void checkKnown(StateView state, @Nullable String provider) {
        if (provider == null
                || (!CapacitySearch.isFargate(provider)
                        && state.capacityProvider(provider).isEmpty())) {
            throw EcsException.invalidParameter("The specified capacity provider " + provider + " was not found.");
        }
    }

    private static void checkRange(String member, @Nullable Integer value, int max) {
        if (value != null && (value < 0 || value > max)) {
            throw EcsException.invalidParameter(
                    "The " + member + " of a capacity provider should be between 0 and " + max + ".");
        }
    }
}
