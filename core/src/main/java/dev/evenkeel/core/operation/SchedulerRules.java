package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentController;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.service.SchedulingStrategy;
import dev.evenkeel.core.service.ServiceSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the scheduling strategy and the deployment controller of a service let a request say.
 *
 * <p>Where the texts of ECS are known they are used; those for an EXTERNAL controller's updates follow CODE_DEPLOY's.
 */
final class SchedulerRules {
    private static final String ECS = "ECS";
    private static final String CODE_DEPLOY = "CODE_DEPLOY";
    private static final String EXTERNAL = "EXTERNAL";

    private SchedulerRules() {}

    static SchedulingStrategy strategy(CreateServiceRequest request) {
        return SchedulingStrategy.valueOf(ServiceRules.oneOf(
                "schedulingStrategy", request.schedulingStrategy(), "REPLICA", List.of("REPLICA", "DAEMON")));
    }

    static String controller(@Nullable DeploymentController given) {
        return ServiceRules.oneOf(
                "deploymentController type",
                given == null ? null : given.type(),
                ECS,
                List.of(ECS, CODE_DEPLOY, EXTERNAL));
    }

    static boolean isExternal(String controller) {
        return controller.equals(EXTERNAL);
    }

    /** Refuses what the strategy and the controller of a new service do not go with. */
    static void checkNew(CreateServiceRequest request) {
        String controller = controller(request.deploymentController());
        if (strategy(request) == SchedulingStrategy.DAEMON) {
            checkDaemon(request, controller);
        }
        checkZones(request.availabilityZoneRebalancing(), strategy(request), controller);
        if (controller.equals(CODE_DEPLOY) && isEmpty(request.loadBalancers())) {
            throw EcsException.invalidParameter(
                    "A load balancer must be specified for services with a CODE_DEPLOY deployment controller.");
        }
        if (isExternal(controller)) {
            // Each task set brings its own.
            mustBeBlank("TaskDefinition", request.taskDefinition() != null);
            mustBeBlank("LaunchType", request.launchType() != null);
            mustBeBlank("CapacityProviderStrategy", !isEmpty(request.capacityProviderStrategy()));
            mustBeBlank("PlatformVersion", request.platformVersion() != null);
            mustBeBlank("NetworkConfiguration", request.networkConfiguration() != null);
            mustBeBlank("LoadBalancers", !isEmpty(request.loadBalancers()));
        }
    }

    private static void checkDaemon(CreateServiceRequest request, String controller) {
        if (!controller.equals(ECS)) {
            throw daemonRefusal("the " + controller + " deployment controller");
        }
        if (request.desiredCount() != null) {
            throw desiredCountRefusal();
        }
        if ("FARGATE".equals(request.launchType())) {
            throw daemonRefusal("the FARGATE launch type");
        }
        if (!isEmpty(request.placementStrategy())) {
            throw daemonRefusal("placement strategies");
        }
    }

    /** A daemon service knows no capacity providers, not even as the cluster's default. */
    static void checkCapacity(SchedulingStrategy strategy, List<CapacityProviderStrategyItem> providers) {
        if (strategy == SchedulingStrategy.DAEMON && !providers.isEmpty()) {
            throw EcsException.invalidParameter("Specifying a capacity provider strategy is not supported when you"
                    + " create a service using the DAEMON scheduling strategy.");
        }
    }

    /** Whether the scheduler may move tasks of such a service from zone to zone. */
    static boolean movesBetweenZones(SchedulingStrategy strategy, String controller) {
        return strategy == SchedulingStrategy.REPLICA && !isExternal(controller);
    }

    private static void checkZones(@Nullable String asked, SchedulingStrategy strategy, String controller) {
        if ("ENABLED".equals(asked) && !movesBetweenZones(strategy, controller)) {
            throw EcsException.invalidParameter("Availability Zone rebalancing is not supported for services with "
                    + (isExternal(controller)
                            ? "an EXTERNAL deployment controller."
                            : "the DAEMON scheduling strategy."));
        }
    }

    /** The desired count of a daemon service is the number of its instances, and begins with none. */
    static int desiredCount(CreateServiceRequest request) {
        return strategy(request) == SchedulingStrategy.DAEMON ? 0 : NewServices.desiredCount(request.desiredCount());
    }

    /** A daemon service has 0/100 where a replica service has 100/200, and must keep the 100. */
    static @Nullable DeploymentConfiguration configuration(
            SchedulingStrategy strategy, @Nullable DeploymentConfiguration given) {
        if (strategy == SchedulingStrategy.REPLICA) {
            return given;
        }
        DeploymentConfiguration asked = given == null ? DeploymentConfiguration.NONE : given;
        checkDaemonMaximum(asked);
        return asked.withPercents(Objects.requireNonNullElse(asked.minimumHealthyPercent(), 0), 100);
    }

    /** What an update asks for, which may not leave a daemon service's 100. */
    static @Nullable DeploymentConfiguration updatedConfiguration(
            SchedulingStrategy strategy, @Nullable DeploymentConfiguration given) {
        if (given != null && strategy == SchedulingStrategy.DAEMON) {
            checkDaemonMaximum(given);
        }
        return given;
    }

    private static void checkDaemonMaximum(DeploymentConfiguration given) {
        if (Objects.requireNonNullElse(given.maximumPercent(), 100) != 100) {
            throw daemonRefusal("values above 100 for maximumPercent");
        }
    }

    /** Refuses what an update may not change on a service of its kind. */
    static void checkUpdate(UpdateServiceRequest request, ServiceSettings before) {
        String controller = before.deploymentController();
        if (request.deploymentController() != null
                && !controller(request.deploymentController()).equals(controller)) {
            throw EcsException.invalidParameter("Unable to update the deployment controller from " + controller + " to "
                    + request.deploymentController().type() + ".");
        }
        checkZones(request.availabilityZoneRebalancing(), before.schedulingStrategy(), controller);
        if (before.isDaemon()) {
            checkDaemonUpdate(request);
        }
        if (before.hasTaskSets()) {
            checkControlled(request, controller);
        }
    }

    private static void checkDaemonUpdate(UpdateServiceRequest request) {
        if (request.desiredCount() != null) {
            throw desiredCountRefusal();
        }
        if (!isEmpty(request.capacityProviderStrategy())) {
            throw EcsException.invalidParameter("Specifying a capacity provider strategy is not supported when you"
                    + " update a service using the DAEMON scheduling strategy.");
        }
        if (!isEmpty(request.placementStrategy())) {
            throw daemonRefusal("placement strategies");
        }
    }

    /** What a deployer outside brings with its task sets is not for UpdateService to change. */
    private static void checkControlled(UpdateServiceRequest request, String controller) {
        String instead = controller.equals(CODE_DEPLOY)
                ? " on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment."
                : " on services with an EXTERNAL deployment controller. Create a new task set to deploy it.";
        refuse(request.taskDefinition() != null, "Unable to update task definition" + instead);
        refuse(Boolean.TRUE.equals(request.forceNewDeployment()), "Cannot force a new deployment" + instead);
        refuse(request.networkConfiguration() != null, "Unable to update network parameters" + instead);
        refuse(request.platformVersion() != null, "Unable to update platform version" + instead);
        refuse(!isEmpty(request.loadBalancers()), "Unable to update load balancers" + instead);
        refuse(!isEmpty(request.capacityProviderStrategy()), "Unable to update capacity providers" + instead);
        Map<String, Object> other = Objects.requireNonNullElse(request.other(), Map.of());
        refuse(other.containsKey("serviceRegistries"), "Unable to update service registries" + instead);
    }

    private static void refuse(boolean asked, String text) {
        if (asked) {
            throw EcsException.invalidParameter(text);
        }
    }

    private static void mustBeBlank(String member, boolean given) {
        refuse(given, member + " must be blank");
    }

    private static EcsException daemonRefusal(String what) {
        return EcsException.invalidParameter("The daemon scheduling strategy does not support " + what + ".");
    }

    private static EcsException desiredCountRefusal() {
        return EcsException.invalidParameter("The daemon scheduling strategy does not support a desired count for"
                + " services. Remove the desired count value and try again");
    }

    private static boolean isEmpty(@Nullable Collection<?> list) {
        return list == null || list.isEmpty();
    }
}
