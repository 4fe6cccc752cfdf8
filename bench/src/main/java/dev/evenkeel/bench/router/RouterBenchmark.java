package dev.evenkeel.bench.router;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.router.LocalRouter;
import dev.evenkeel.router.Settings;
import dev.evenkeel.router.model.Action;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.ListenerProtocol;
import dev.evenkeel.router.model.Rule;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of {@code bench/router}, each ended by the end of its standard input.
 *
 * <ul>
 *   <li>{@code target PORT}: answers 1 KiB.
 *   <li>{@code router PORT TARGET}: a router on a port before that target. Says {@code heap N} with the bytes in use after a
 *       collection whenever it reads a line.
 *   <li>{@code idle PORT COUNT}: so many connections that have asked once and are kept. Says {@code open} then.
 * </ul>
 */
public final class RouterBenchmark {
    private static final String GROUP = "bench";
    private static final String ACCOUNT = "arn:aws:ecs:us-east-1:123456789012:";

    private RouterBenchmark() {}

    /** Begins the part that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "target" -> target(port);
            case "router" -> router(port, Integer.parseInt(arguments[2]));
            case "idle" -> idle(port, Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException("no part " + arguments[0]);
        }
    }

    /** An event loop that answers. */
    private static final class Answering extends AbstractVerticle {
        private final int port;

        Answering(int port) {
            this.port = port;
        }

        @Override
        public void start() {
            Buffer body = Buffer.buffer("x".repeat(1024));
            var unused = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end(body))
                    .listen(port, "127.0.0.1");
        }
    }

    private static void target(int port) throws IOException {
        Vertx vertx = Vertx.vertx();
        var unused = vertx.deployVerticle(() -> new Answering(port), new DeploymentOptions().setInstances(2));
        waitForEnd();
        vertx.close();
    }

    private static void router(int port, int target) throws IOException {
        try (LocalRouter router = LocalRouter.open(Settings.local(), new Silence())) {
            router.define(new Listener(
                            "bench",
                            "127.0.0.1",
                            port,
                            ListenerProtocol.HTTP,
                            List.of(Rule.otherwise(Action.Forward.to(GROUP)))))
                    .toCompletableFuture()
                    .join();
            router.register(new TargetRegistration(
                    new TargetId(
                            GROUP, new TaskArn(ACCOUNT + "task/default/00000000000000000000000000000001"), "web", 80),
                    new ServiceArn(ACCOUNT + "service/default/web"),
                    "ecs-svc/1",
                    null,
                    null,
                    target,
                    null));
            waitForEnd();
        }
    }

    private static void idle(int port, int count) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        byte[] request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            InputStream in = socket.getInputStream();
            // The head and the 1 KiB; that the connection is kept is all that matters.
            int read = 0;
            while (read < 1024) {
                read += Math.max(0, in.read(new byte[2048]));
            }
            sockets.add(socket);
        }
        System.out.println("open");
        waitForEnd();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void waitForEnd() throws IOException {
        int letter = System.in.read();
        while (letter >= 0) {
            if (letter == '\n') {
                System.gc();
                System.out.println("heap "
                        + (Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory()));
            }
            letter = System.in.read();
        }
    }

    /** Nobody wants to know. */
    private static final class Silence implements Reports {
        @Override
        public void taskObserved(TaskObservation observation) {}

        @Override
        public void instanceObserved(InstanceObservation observation) {}

        @Override
        public void targetObserved(TargetObservation observation) {}

        @Override
        public void staticTargetObserved(StaticTargetObservation observation) {}

        @Override
        public void hookAnswered(HookAnswer answer) {}

        @Override
        public void fargateObserved(String capacityProvider, boolean hasCapacity) {}
    }
}
