package dev.evenkeel.core.operation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class LoadBalancerRulesTest {
    private static final String GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1";
    private static final LoadBalancer WEB = balancer(GROUP, null, "web", 80);

    private static LoadBalancer balancer(String group, String classic, String container, Integer port) {
        return new LoadBalancer(group, classic, container, port, null);
    }

    private static TaskDefinition definition() {
        return Records.of(
                TaskDefinition.class,
                "containerDefinitions",
                List.of(Records.of(
                        ContainerDefinition.class,
                        "name",
                        "web",
                        "portMappings",
                        List.of(
                                Records.of(PortMapping.class, "containerPort", 80),
                                Records.of(PortMapping.class, "containerPortRange", "9000-9010")))));
    }

    private static void refuses(String text, LoadBalancer... balancers) {
        EcsException refusal =
                assertThrows(EcsException.class, () -> LoadBalancerRules.check(List.of(balancers), definition()), text);

        assertEquals("InvalidParameterException: " + text, refusal.code().wireName() + ": " + refusal.text());
    }

    @Test
    void takesPortOfContainerInATargetGroup() {
        List<LoadBalancer> balancers =
                List.of(WEB, balancer(GROUP, null, "web", 9010), balancer(null, "classic", "web", 80));

        assertDoesNotThrow(() -> LoadBalancerRules.check(balancers, definition()));
    }

    @Test
    void refusesContainerThatTheTaskDefinitionLacks() {
        refuses("The container app does not exist in the task definition.", balancer(GROUP, null, "app", 80));
    }

    @Test
    void refusesPortThatTheContainerLacks() {
        refuses("The container web did not have a container port 81 defined.", balancer(GROUP, null, "web", 81));
        refuses("The container web did not have a container port 9011 defined.", balancer(GROUP, null, "web", 9011));
    }

    @Test
    void refusesWhatNamesNoContainerOrPort() {
        String text = "Specify containerName and containerPort of a load balancer.";

        refuses(text, balancer(GROUP, null, null, 80));
        refuses(text, balancer(GROUP, null, " ", 80));
        refuses(text, balancer(GROUP, null, "web", null));
    }

    @Test
    void refusesBothAndNeitherOfTargetGroupAndName() {
        refuses(
                "Specify either targetGroupArn or loadBalancerName of a load balancer, but not both.",
                balancer(GROUP, "classic", "web", 80));
        refuses(
                "Specify either targetGroupArn or loadBalancerName of a load balancer.",
                balancer(null, null, "web", 80));
    }

    @Test
    void refusesMoreThanTheQuotas() {
        LoadBalancer classic = balancer(null, "classic", "web", 80);

        refuses(
                "loadBalancers can have at most 5 items.",
                Collections.nCopies(6, WEB).toArray(LoadBalancer[]::new));
        refuses(
                "loadBalancers can have at most 1 Classic Load Balancer; give target groups instead.",
                classic,
                classic);
    }
}
