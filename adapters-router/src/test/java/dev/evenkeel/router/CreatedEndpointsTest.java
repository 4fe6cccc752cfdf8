package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import dev.evenkeel.testkit.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listeners that were created by the API take requests. */
class CreatedEndpointsTest {
    private final RunningRouter running = new RunningRouter();
    private final CreatedFront front = new CreatedFront();
    private final int port = FreePort.next();

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void requestsGoWhereTheFirstRuleThatHoldsSays() throws IOException {
        for (String name : List.of("blue", "green", "admin")) {
            front.group(name);
        }
        front.listener("web", "HTTP", port, CreatedFront.forward(null, "blue", 3, "green", 1))
                .rule("web", 1, CreatedFront.fixed(403, "no"), CreatedFront.source("10.0.0.0/8"))
                .rule(
                        "web",
                        2,
                        CreatedFront.to("admin"),
                        CreatedFront.path("/admin/*"),
                        CreatedFront.source("::1/128", "127.0.0.0/8"))
                .rule("web", 3, CreatedFront.redirect("/admin/#{path}"), CreatedFront.path("/a*"))
                .rule("web", 4, CreatedFront.fixed(410, "gone"), CreatedFront.path("/admin/*"))
                .rule("web", 5, CreatedFront.fixed(404, "lost"), CreatedFront.path("/lost"))
                .tell(running.router);
        for (String name : List.of("blue", "green", "admin")) {
            running.healthy(name, Server.saying(name));
        }
        await(TrafficKind.PRODUCTION, port);

        try (Client client = new Client(port)) {
            Map<String, Integer> shares = new TreeMap<>();
            for (int i = 0; i < 200; i++) {
                shares.merge(client.get("/").body(), 1, Integer::sum);
            }
            assertEquals("admin", client.get("/admin/x").body());
            assertEquals(
                    "http://here:" + port + "/admin/about?q=1",
                    client.get("/about?q=1").header("Location"));
            assertEquals(404, client.get("/lost").status());
            assertTrue(Math.abs(shares.get("blue") - 150) <= 4, shares.toString());
        }
    }

    @Test
    void ownListenerComesBackWhenTheCreatedOneIsDeleted() throws IOException {
        running.healthy("web", Server.saying("web"));
        int own = awaitOther(0);
        front.group("web").listener("web", "HTTP", port, CreatedFront.to("web")).tell(running.router);
        await(TrafficKind.PRODUCTION, port);
        boolean ownIsShut = isShut(own);
        String through = ask(port);

        front.deleteListener("web").tell(running.router);
        int again = awaitOther(port);

        assertEquals(
                List.of(true, "web", own, "web", true), List.of(ownIsShut, through, again, ask(again), isShut(port)));
    }

    @Test
    void ownListenerComesBackWhenOnlyTheRuleIsDeleted() throws IOException {
        front.group("web")
                .listener("web", "HTTP", port, CreatedFront.fixed(404, "none"))
                .rule("web", 1, CreatedFront.to("web"), CreatedFront.path("/*"))
                .tell(running.router);
        running.healthy("web", Server.saying("web"));
        await(TrafficKind.PRODUCTION, port);

        front.delete(CreatedFront.ruleArn("web", 1)).tell(running.router);
        int own = awaitOther(port);

        assertEquals(List.of("web", "none"), List.of(ask(own), ask(port)));
    }

    @Test
    void listenerWhosePortIsTakenHasAnotherUntilItIsChanged() throws IOException {
        front.group("web");
        int fallback;
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            front.listener("web", "HTTP", taken.getLocalPort(), CreatedFront.to("web"))
                    .tell(running.router);
            running.healthy("web", Server.saying("web"));
            fallback = awaitOther(port);
        }
        String first = ask(fallback);
        front.listener("web", "HTTP", port, CreatedFront.forward(60, "web", 7)).tell(running.router);
        String second = ask(fallback);

        front.rule("web", 1, CreatedFront.fixed(404, "lost"), CreatedFront.path("/lost"))
                .tell(running.router);
        await(TrafficKind.PRODUCTION, port);

        assertTrue(fallback >= 20_000 && fallback < 30_000, "port " + fallback);
        assertEquals(List.of("web", "web", "web", true), List.of(first, second, ask(port), isShut(fallback)));
    }

    @Test
    void listenerMovesToAnotherPortAndItsNeighbourTakesTheOldOne() throws IOException {
        int other = FreePort.next();
        front.group("web").listener("web", "HTTP", port, CreatedFront.to("web")).tell(running.router);
        running.healthy("web", Server.saying("web"));
        await(TrafficKind.PRODUCTION, port);

        front.listener("web", "HTTP", other, CreatedFront.to("web"))
                .listener("api", "HTTP", port, CreatedFront.fixed(200, "api"))
                .tell(running.router);
        await(TrafficKind.PRODUCTION, other);

        RunningRouter.await(() -> asks(port).equals("api"));
        assertEquals("web", ask(other));
    }

    @Test
    void twoLoadBalancersOfOnePortHaveOneOfTheirOwnEach() throws IOException {
        front.group("a")
                .group("b")
                .listener("a", "HTTP", port, CreatedFront.to("a"))
                .listener("b", "HTTP", port, CreatedFront.to("b"))
                .tell(running.router);
        running.healthy("a", Server.saying("a"));
        running.healthy("b", Server.saying("b"));
        RunningRouter.await(() -> ports(TrafficKind.PRODUCTION).size() == 2);

        List<Integer> ports = ports(TrafficKind.PRODUCTION);

        assertEquals(port, ports.get(0));
        for (int i = 0; i < 20; i++) {
            assertEquals(List.of("a", "b"), List.of(ask(ports.get(0)), ask(ports.get(1))));
        }
    }

    @Test
    void whatIsUnderWayOnAListenerThatIsDeletedIsFinished() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        String large = "x".repeat(4 << 20);
        Server slow = Server.of((head, in, out) -> {
            if (head.startsWith("GET /slow")) {
                asked.countDown();
                go.await();
            }
            out.write(Server.answer(large));
            return true;
        });
        front.group("web").listener("web", "HTTP", port, CreatedFront.to("web")).tell(running.router);
        running.healthy("web", slow);
        await(TrafficKind.PRODUCTION, port);

        try (Client busy = new Client(port);
                Client resting = new Client(port)) {
            String before = resting.get("/").header("Connection");
            busy.write("GET /slow HTTP/1.1\r\nHost: here\r\n\r\n");
            asked.await();
            front.deleteListener("web").tell(running.router);
            int own = awaitOther(port);
            RunningRouter.await(() -> asks(port).isEmpty());
            go.countDown();
            Pause.millis(50); // the answer begins to wait for its client
            Client.Answer late = busy.read();
            Client.Answer last = resting.get("/");

            assertNotEquals("close", before);
            assertEquals(
                    List.of(large, "close", large, "close"),
                    List.of(late.body(), late.header("Connection"), last.body(), last.header("Connection")));
            assertTrue(busy.isEnded() && resting.isEnded());
            assertEquals(large, ask(own));
        }
    }

    /** Netty warns of clients that connect while a listener is being shut; that is what this one does. */
    @Test
    void someListenerAcceptsRequestsAllTheTimeWhileOthersComeAndGo() throws Exception {
        front.group("web");
        running.healthy("web", Server.saying("web"));
        int own = awaitOther(0);
        AtomicBoolean over = new AtomicBoolean();
        List<String> lost = new CopyOnWriteArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        Thread client = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                // Both may change between two questions, hence the third.
                if (!asks(own).equals("web")
                        && !asks(port).equals("web")
                        && !asks(own).equals("web")) {
                    lost.add("request " + asked.get());
                }
                asked.incrementAndGet();
            }
        });

        for (int i = 0; i < 20; i++) {
            front.listener("web", "HTTP", port, CreatedFront.to("web")).tell(running.router);
            await(TrafficKind.PRODUCTION, port);
            Pause.millis(i % 3);
            front.deleteListener("web").tell(running.router);
            await(TrafficKind.PRODUCTION, own);
        }
        over.set(true);
        client.join();

        assertEquals(List.of(), List.copyOf(lost));
        assertTrue(asked.get() > 20, "only " + asked.get());
    }

    @Test
    @Timeout(10)
    void routerEndsAlthoughAConnectionOfAClosedListenerRests() throws IOException {
        front.group("web").listener("web", "HTTP", port, CreatedFront.to("web")).tell(running.router);
        running.healthy("web", Server.saying("web"));
        await(TrafficKind.PRODUCTION, port);
        try (Client resting = new Client(port)) {
            assertEquals("web", resting.get("/").body());
            front.deleteListener("web").tell(running.router);
            RunningRouter.await(() -> asks(port).isEmpty());

            running.close();

            assertTrue(resting.isEnded());
        }
    }

    @Test
    void splitOfARuleThatWasCreatedIsTheRulesToMake() throws IOException {
        int test = FreePort.next();
        front.group("blue")
                .group("green")
                .listener("web", "HTTP", port, CreatedFront.forward(null, "blue", 100, "green", 0))
                .listener("test", "HTTP", test, CreatedFront.fixed(503, "nobody"))
                .rule("test", 1, CreatedFront.to("green"), CreatedFront.header("x-test", "1"))
                .tell(running.router);
        running.healthy("blue", Server.saying("blue"));
        running.router.split(split(TrafficKind.PRODUCTION, CreatedFront.listenerArn("web"), "blue"));
        running.healthy("green", Server.saying("green"));
        running.router.split(split(TrafficKind.TEST, CreatedFront.ruleArn("test", 1), "green"));
        await(TrafficKind.TEST, test);
        await(TrafficKind.PRODUCTION, port);
        String before = ask(port);

        running.router.split(split(TrafficKind.PRODUCTION, CreatedFront.listenerArn("web"), "green"));
        front.listener("web", "HTTP", port, CreatedFront.forward(null, "blue", 0, "green", 100))
                .tell(running.router);
        RunningRouter.await(() -> asks(port).equals("green"));
        front.deleteListener("web").tell(running.router);
        int own = awaitOther(port);

        assertEquals(List.of("blue", "green"), List.of(before, ask(own)));
        assertEquals(List.of(test), ports(TrafficKind.TEST));
    }

    @Test
    void tcpListenerPassesConnectionsOn() throws IOException {
        front.group("db").listener("db", "TCP", port, CreatedFront.to("db")).tell(running.router);
        running.healthy("db", Server.saying("db"));
        await(TrafficKind.PRODUCTION, port);

        assertEquals(
                "tcp://127.0.0.1:" + port, running.router.endpoints().get(0).url());
        assertEquals("db", ask(port));
    }

    private static TrafficSplit split(TrafficKind kind, String rule, String group) {
        return new TrafficSplit(RunningRouter.WEB, kind, rule, List.of(new TargetGroupShare(group, 100)));
    }

    private List<Integer> ports(TrafficKind kind) {
        return running.router.endpoints().stream()
                .filter(endpoint -> endpoint.kind() == kind)
                .map(TrafficEndpoint::url)
                .map(url -> URI.create(url).getPort())
                .toList();
    }

    private void await(TrafficKind kind, int wanted) {
        RunningRouter.await(() -> ports(kind).equals(List.of(wanted)));
    }

    /** Waits until production requests are taken at one other port, and returns it. */
    private int awaitOther(int before) {
        RunningRouter.await(() -> ports(TrafficKind.PRODUCTION).size() == 1
                && ports(TrafficKind.PRODUCTION).get(0) != before);
        return ports(TrafficKind.PRODUCTION).get(0);
    }

    private static String ask(int at) throws IOException {
        try (Client client = new Client(at)) {
            return client.get("/").body();
        }
    }

    /** The same, or nothing while nobody listens. */
    private static String asks(int at) {
        try {
            return ask(at);
        } catch (IOException shut) {
            return "";
        }
    }

    private static boolean isShut(int at) throws IOException {
        try (Client open = new Client(at)) {
            return open.isEnded();
        } catch (ConnectException refused) {
            return true;
        }
    }
}
