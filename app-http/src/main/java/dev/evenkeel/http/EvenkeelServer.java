package dev.evenkeel.http;

import dev.evenkeel.wire.Codec;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The running server. Says nothing on its own: the caller prints what is worth it. */
public final class EvenkeelServer implements AutoCloseable {
    private static final int MOST_EVENT_LOOPS = 4;

    private final Vertx vertx;
    private final int port;

    private EvenkeelServer(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /**
     * Starts to listen.
     *
     * @param defects is told of every exception that is a fault of ours; the client was answered a 500 without details
     * @throws ServerException with one line that says why it cannot listen
     */
    public static EvenkeelServer start(ServerSettings settings, Regions regions, Consumer<Throwable> defects) {
        settings.check();
        Codec codec = new Codec();
        Failures failures = new Failures(defects);
        Answers answers = new Answers(codec);
        RequestMetrics metrics = new RequestMetrics();
        AtomicInteger connections = new AtomicInteger();
        InFlight inFlight = new InFlight(settings.mostInFlight());
        EngineCalls calls = new EngineCalls(inFlight, metrics, failures);
        WireEndpoint wire = new WireEndpoint(settings, regions, codec, answers, calls);
        QueryEndpoint query = new QueryEndpoint(settings, regions, answers, calls);
        AdminEndpoints admin = new AdminEndpoints(settings, regions, answers, metrics, inFlight, connections, failures);
        LogEndpoint logs = new LogEndpoint(settings, regions, answers, failures);
        ExplainEndpoint explanations = new ExplainEndpoint(settings, regions, codec, answers, failures);
        TrafficPage traffic = new TrafficPage(settings, regions, codec, answers, failures);
        SessionEndpoint sessions = new SessionEndpoint(regions.commands(), answers, failures);
        Doorkeeper doorkeeper = new Doorkeeper(settings);

        int loops = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_EVENT_LOOPS);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setWorkerPoolSize(1));
        Loop.Parts parts = new Loop.Parts(
                settings,
                connections,
                doorkeeper,
                answers,
                wire,
                query,
                admin,
                logs,
                explanations,
                traffic,
                sessions,
                failures);
        try {
            List<Loop> deployed = new CopyOnWriteArrayList<>();
            Supplier<Loop> another = () -> {
                Loop loop = new Loop(parts);
                deployed.add(loop);
                return loop;
            };
            await(vertx.deployVerticle(another, new DeploymentOptions().setInstances(loops)));
            return new EvenkeelServer(vertx, deployed.get(0).port());
        } catch (ServerException e) {
            await(vertx.close());
            throw new ServerException(
                    "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Stops listening and breaks off what is not answered yet. The engines are the caller's to close. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServerException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new ServerException("no answer within 30 seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted", e);
        }
    }
}
