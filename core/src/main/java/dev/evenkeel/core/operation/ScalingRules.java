package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;
import dev.evenkeel.core.scaling.PredefinedMetricSpecification;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.Change;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Application Auto Scaling takes for services of ECS. */
final class ScalingRules {
    private static final Pattern RESOURCE = Pattern.compile("service/[a-zA-Z0-9_-]{1,255}/[a-zA-Z0-9_-]{1,255}");
    private static final List<String> METRICS = List.of(
            "ECSServiceAverageCPUUtilization",
            "ECSServiceAverageMemoryUtilization",
            PredefinedMetricSpecification.REQUESTS);

    private ScalingRules() {}

    static void checkNamespace(@Nullable String namespace) {
        if (!"ecs".equals(namespace)) {
            throw EcsException.validation("Unsupported service namespace, resource type or scalable dimension: "
                    + namespace + ". Only ecs is offered.");
        }
    }

    static void checkDimension(@Nullable String dimension) {
        if (!"ecs:service:DesiredCount".equals(dimension)) {
            throw EcsException.validation("Unsupported service namespace, resource type or scalable dimension: "
                    + dimension + ". Only ecs:service:DesiredCount is offered.");
        }
    }

    static String resourceId(@Nullable String resourceId) {
        if (resourceId == null || !RESOURCE.matcher(resourceId).matches()) {
            throw EcsException.validation(
                    "Unsupported resource ID: " + resourceId + ". It should be service/CLUSTER/SERVICE.");
        }
        return resourceId;
    }

    /** What ECS calls an invalid parameter has names of its own in Application Auto Scaling. */
    static <T> T checked(Supplier<T> rule) {
        try {
            return rule.get();
        } catch (EcsException refusal) {
            throw new EcsException(
                    refusal.text().equals(Page.INVALID_TOKEN) ? ErrorCode.INVALID_NEXT_TOKEN : ErrorCode.VALIDATION,
                    refusal.text());
        }
    }

    static Service service(Change change, String resourceId) {
        String[] parts = resourceId.split("/", -1);
        return change.state()
                .service(change.scope().service(parts[1], parts[2]))
                .filter(service -> service.status() == ServiceStatus.ACTIVE)
                .orElseThrow(() -> EcsException.validation("ECS service doesn't exist: " + resourceId));
    }

    static void checkBounds(int min, int max) {
        if (min < 0 || max < 0) {
            throw EcsException.validation("MinCapacity and MaxCapacity should be at least 0");
        }
        if (max < min) {
            throw EcsException.validation("Maximum capacity cannot be less than minimum capacity");
        }
    }

    static String policyName(@Nullable String name) {
        if (name == null
                || name.isEmpty()
                || name.length() > 256
                || name.chars().anyMatch(Character::isISOControl)) {
            throw EcsException.validation("PolicyName should have 1 to 256 printable characters");
        }
        return name;
    }

    static TargetTrackingConfiguration configuration(PutScalingPolicyRequest request) {
        if (request.policyType() != null && !request.policyType().equals("TargetTrackingScaling")) {
            throw EcsException.validation("Scaling policies of type " + request.policyType() + " are not offered yet.");
        }
        TargetTrackingConfiguration configuration = request.targetTrackingScalingPolicyConfiguration();
        if (configuration == null) {
            throw EcsException.validation("TargetTrackingScalingPolicyConfiguration must be specified.");
        }
        Double target = configuration.targetValue();
        if (target == null || !(target > 0) || target.isInfinite()) {
            throw EcsException.validation("TargetValue should be greater than 0");
        }
        PredefinedMetricSpecification metric = configuration.predefinedMetricSpecification();
        if (metric == null) {
            throw EcsException.validation(
                    "Only predefined metrics are offered yet: specify a PredefinedMetricSpecification.");
        }
        if (!METRICS.contains(String.valueOf(metric.predefinedMetricType()))) {
            throw EcsException.validation("Predefined metrics that are offered yet: " + String.join(", ", METRICS));
        }
        checkLabel(metric);
        checkCooldown("ScaleOutCooldown", configuration.scaleOutCooldown());
        checkCooldown("ScaleInCooldown", configuration.scaleInCooldown());
        return configuration;
    }

    private static void checkLabel(PredefinedMetricSpecification metric) {
        boolean counts = PredefinedMetricSpecification.REQUESTS.equals(metric.predefinedMetricType());
        if (!counts && metric.resourceLabel() != null) {
            throw EcsException.validation(
                    "You can't specify a resource label unless the metric type is ALBRequestCountPerTarget.");
        }
        if (counts && metric.label().isEmpty()) {
            throw EcsException.validation("Resource label " + metric.resourceLabel() + " of ALBRequestCountPerTarget"
                    + " should be app/LOAD-BALANCER/ID/targetgroup/TARGET-GROUP/ID");
        }
    }

    /** A policy that counts requests is of a service that gets them from the target group that it names. */
    static void checkAttached(TargetTrackingConfiguration configuration, Service service) {
        Optional.ofNullable(configuration.predefinedMetricSpecification())
                .flatMap(PredefinedMetricSpecification::label)
                .filter(label ->
                        label.targetGroupOf(service.settings().loadBalancers()).isEmpty())
                .ifPresent(label -> {
                    throw EcsException.validation("Resource label: " + label.targetGroup()
                            + " is no target group of the service " + service.name() + ".");
                });
    }

    private static void checkCooldown(String member, @Nullable Integer seconds) {
        if (seconds != null && seconds < 0) {
            throw EcsException.validation(member + " should be at least 0");
        }
    }
}
