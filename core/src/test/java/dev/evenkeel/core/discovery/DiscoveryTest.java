package dev.evenkeel.core.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.ListServicesByNamespaceRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.UpdateClusterRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Which names tasks get, from what their services and clusters say. */
@NullUnmarked
class DiscoveryTest {
    private final Region region = Region.withHosts(3);

    private static ContainerDefinition container(String name, PortMapping... ports) {
        return Records.with(Region.container(), "name", name, "portMappings", List.of(ports));
    }

    private static PortMapping port(int number, String name) {
        return Records.of(PortMapping.class, "containerPort", number, "name", name);
    }

    private static Map<String, Object> connect(Object... members) {
        Map<String, Object> configuration = new TreeMap<>();
        configuration.put("enabled", true);
        for (int i = 0; i < members.length; i += 2) {
            configuration.put((String) members[i], members[i + 1]);
        }
        return Map.of("serviceConnectConfiguration", configuration);
    }

    private TaskNames namesOf(Task task) {
        return Discovery.of(
                region.state(),
                task,
                region.state().taskDefinition(task.launch().taskDefinitionArn()).orElseThrow());
    }

    private TaskNames namesOfTheOnlyTask() {
        assertTrue(region.settle());
        return namesOf(region.liveTasks().get(0));
    }

    private static TaskNames names(boolean wanted, Map<String, List<String>> byContainer) {
        return new TaskNames(wanted, new TreeMap<>(byContainer));
    }

    @Test
    void aServiceHasItsNameThoughNobodyAskedForIt() {
        region.create(region.register("app", container("side"), container("web", port(80, null))), 1);

        assertEquals(names(false, Map.of("web", List.of("web", "web.default"))), namesOfTheOnlyTask());
    }

    @Test
    void aServiceWithoutPortsIsItsFirstEssentialContainer() {
        region.create(
                region.register("app", Records.with(container("helper"), "essential", false), container("worker")), 1);

        assertEquals(names(false, Map.of("worker", List.of("web", "web.default"))), namesOfTheOnlyTask());
    }

    @Test
    void endpointsNameTheContainerThatHasTheirPort() {
        region.create(
                region.register("app", container("front", port(80, "http")), container("admin", port(81, "admin"))),
                1,
                "other",
                connect(
                        "namespace",
                        "arn:aws:servicediscovery:us-east-1:123456789012:namespace/shop",
                        "services",
                        List.of(
                                Map.of(
                                        "portName",
                                        "http",
                                        "clientAliases",
                                        List.of(Map.of("port", 80, "dnsName", "shop.example"))),
                                Map.of("portName", "admin", "discoveryName", "desk"))));

        assertEquals(
                names(
                        true,
                        Map.of(
                                "admin",
                                List.of("web", "web.default", "desk.shop"),
                                "front",
                                List.of("web", "web.default", "shop.example"))),
                namesOfTheOnlyTask());
    }

    @Test
    void theClustersDefaultNamespaceHoldsUnlessAnotherIsNamed() {
        region.ecs()
                .updateCluster(Records.of(
                        UpdateClusterRequest.class,
                        "cluster",
                        "default",
                        "other",
                        Map.of("serviceConnectDefaults", Map.of("namespace", "inside"))));
        region.create(
                region.register("app", container("web", port(80, "http"))),
                1,
                "other",
                connect("services", List.of(Map.of("portName", "http"))));

        assertEquals(names(true, Map.of("web", List.of("web", "web.default", "http.inside"))), namesOfTheOnlyTask());
    }

    @Test
    void aRegistryNamesTheContainerItPointsAt() {
        region.create(
                region.register("app", container("front", port(80, null)), container("db", port(5432, null))),
                1,
                "other",
                Map.of(
                        "serviceRegistries",
                        List.of(Map.of(
                                "registryArn",
                                "arn:aws:servicediscovery:us-east-1:123456789012:service/data",
                                "containerPort",
                                5432))));

        assertEquals(
                names(
                        true,
                        Map.of(
                                "db", List.of("web", "web.default", "data"),
                                "front", List.of("web", "web.default"))),
                namesOfTheOnlyTask());
    }

    @Test
    void whatIsNoHostNameGivesNone() {
        region.create(
                region.register("app", container("web", port(80, "http"))),
                1,
                "other",
                connect(
                        "services",
                        List.of(Map.of(
                                "portName",
                                "http",
                                "clientAliases",
                                List.of(
                                        Map.of("dnsName", "a b"),
                                        Map.of("dnsName", "-x"),
                                        Map.of("dnsName", "y."),
                                        Map.of("dnsName", "l".repeat(64)),
                                        Map.of("dnsName", "ok_1.x"),
                                        Map.of("dnsName", 7))))));

        assertEquals(names(true, Map.of("web", List.of("web", "web.default", "ok_1.x"))), namesOfTheOnlyTask());
    }

    @Test
    void tasksKeepTheNamesOfTheirRevision() {
        String definition = region.register("app", container("web", port(80, "http")));
        region.create(definition, 1);
        assertTrue(region.settle());
        Task before = region.liveTasks().get(0);

        region.update("other", connect());
        region.advance(10);
        List<Task> both = region.liveTasks();

        assertEquals(2, both.size());
        for (Task task : both) {
            assertEquals(!task.taskArn().equals(before.taskArn()), namesOf(task).wanted());
        }
    }

    @Test
    void aStandAloneTaskLooksNamesUpWhereAServiceWantsThem() {
        String definition = region.register("app", container("web", port(80, "http")));
        region.create(definition, 1);
        TaskNames before = namesOf(standAlone(definition));

        region.update("other", connect());
        TaskNames after = namesOf(standAlone(definition));

        assertEquals(TaskNames.NONE, before);
        assertEquals(names(true, Map.of()), after);
    }

    @Test
    void aNamespaceListsTheServicesThatAreInItByNameOrArn() {
        String definition = region.register("app", container("web", port(80, "http")));
        region.create(definition, 0, "other", connect("namespace", "inside"));
        region.ecs()
                .createService(Records.of(
                        CreateServiceRequest.class,
                        "serviceName",
                        "plain",
                        "taskDefinition",
                        definition,
                        "desiredCount",
                        0));

        assertEquals(List.of(Region.webArn().value()), in("inside"));
        assertEquals(List.of(Region.webArn().value()), in("arn:aws:servicediscovery:us-east-1:1:namespace/inside"));
        assertEquals(List.of(), in("default"));
    }

    @Test
    void aPortThatTheTaskDefinitionDoesNotNameIsRefused() {
        String definition = region.register("app", container("web", port(80, "http")));
        Map<String, Object> other = connect("services", List.of(Map.of("portName", "htpp")));
        String expected =
                "portName 'htpp' of serviceConnectConfiguration is not the name of a port mapping in the task definition.";

        EcsException atFirst = assertThrows(EcsException.class, () -> region.create(definition, 1, "other", other));
        region.create(definition, 1);
        EcsException later = assertThrows(EcsException.class, () -> region.update("other", other));

        assertEquals(List.of(expected, expected), List.of(atFirst.getMessage(), later.getMessage()));
    }

    private List<String> in(String namespace) {
        return region.ecs()
                .listServicesByNamespace(new ListServicesByNamespaceRequest(namespace, null, null))
                .serviceArns();
    }

    private Task standAlone(String definition) {
        String arn = region.ecs()
                .runTask(Records.of(RunTaskRequest.class, "taskDefinition", definition, "count", 1))
                .tasks()
                .get(0)
                .taskArn();
        return region.state().tasks().stream()
                .filter(task -> task.taskArn().value().equals(arn))
                .findFirst()
                .orElseThrow();
    }
}
