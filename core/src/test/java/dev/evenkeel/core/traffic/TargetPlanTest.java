package dev.evenkeel.core.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.task.Task;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TargetPlanTest {
    private final Region region = Region.withHosts(1);

    /** The task of a service behind a target group and a Classic Load Balancer, with its container as given. */
    private Task task(Object... members) {
        region.create(
                region.register("app", Region.servingContainer()),
                1,
                "loadBalancers",
                List.of(
                        new LoadBalancer("group", null, "app", 80, null),
                        new LoadBalancer(null, "classic", "app", 80, null)));
        assertTrue(region.settle());
        Task task = region.state().tasks().iterator().next();
        ContainerObservation seen = Records.with(task.progress().containers().get(0), members);
        return task.withProgress(Records.with(task.progress(), "containers", List.of(seen)));
    }

    private TargetRegistration registration(Task task, String ipAddress, int port, TargetAddress published) {
        return new TargetRegistration(
                new TargetId("group", task.taskArn(), "app", 80),
                task.launch().serviceArn(),
                task.deploymentId(),
                ipAddress,
                task.launch().hostId(),
                port,
                published);
    }

    @Test
    void reachesTaskThroughThePortOfItsHost() {
        Task task = task(
                "networkInterfaces",
                List.of(),
                "networkBindings",
                List.of(
                        new NetworkBinding("0.0.0.0", 81, 32768, "tcp", null, null),
                        new NetworkBinding("0.0.0.0", 80, 32769, "tcp", null, null)));

        assertEquals(List.of(registration(task, null, 32769, null)), TargetPlan.of(region.state(), task));
    }

    @Test
    void reachesTaskWithAnInterfaceOfItsOwnThere() {
        Task task = task(
                "networkInterfaces",
                List.of(new NetworkInterface("attachment", "10.0.0.7", null)),
                "networkBindings",
                List.of());

        assertEquals(List.of(registration(task, "10.0.0.7", 80, null)), TargetPlan.of(region.state(), task));
    }

    @Test
    void reachesTaskAtTheOneAddressOfItsHostWhereItsPortWasPublished() {
        Task task = task(
                "networkInterfaces",
                List.of(new NetworkInterface("attachment", "10.0.0.7", null)),
                "networkBindings",
                List.of(new NetworkBinding("192.0.2.7", 80, 32769, "tcp", null, null)));

        assertEquals(
                List.of(registration(task, "10.0.0.7", 80, new TargetAddress("192.0.2.7", 32769))),
                TargetPlan.of(region.state(), task));
    }

    @Test
    void sendsRequestsToThePublishedPortElseToTheOwnAddressElseToTheHost() {
        Task task = task();
        TargetAddress published = new TargetAddress("192.0.2.7", 32769);

        assertEquals(published, registration(task, "10.0.0.7", 80, published).address("127.0.0.1"));
        assertEquals(
                new TargetAddress("10.0.0.7", 80),
                registration(task, "10.0.0.7", 80, null).address("127.0.0.1"));
        assertEquals(
                new TargetAddress("127.0.0.1", 32769),
                registration(task, null, 32769, null).address("127.0.0.1"));
    }

    @Test
    void keepsTasksWhereThereIsNoRouterFromWaitingForOne() {
        Task task = task();

        assertTrue(task.isRunning());
        assertEquals(List.of(), region.state().targetsOf(task.taskArn()));
    }
}
