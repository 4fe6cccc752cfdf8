package dev.evenkeel.router;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.traffic.TargetAddress;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficSplit;
import dev.evenkeel.router.model.Listener;
import dev.evenkeel.router.model.Target;
import dev.evenkeel.router.model.TargetGroup;
import dev.evenkeel.router.target.LiveTarget;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A load balancer in this process. All methods may be called from any thread and return at once, but {@link #open} and
 * {@link #close}.
 *
 * <p>A target that is registered is checked at once, and takes requests from its first success on. When it is
 * deregistered, this is the order:
 *
 * <ol>
 *   <li>It is closed for new requests; from here on it is DRAINING.
 *   <li>Connections to it that rest are closed.
 *   <li>When no request is under way any more it is UNUSED; that may be at once.
 *   <li>When the deregistration delay is over, what is still under way is broken off, and it is UNUSED.
 * </ol>
 */
public final class LocalRouter implements TrafficRouter, AutoCloseable {
    private static final String DRAINING = "Target deregistration is in progress";
    private static final String NOT_REGISTERED = "Target is not registered to the target group";
    private static final long PATIENCE_SECONDS = 20;

    private final Settings settings;
    private final Reports reports;
    private final Vertx vertx;
    private final Context control;
    private final DataPlane plane;
    private final Endpoints endpoints;
    private final NetClient checks;
    /** Written on the control loop only. */
    private final Map<TargetId, RegisteredTarget> targets = new ConcurrentSkipListMap<>();

    private final Groups groups;
    private final StaticTargets statics;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalRouter(Settings settings, Reports reports, Vertx vertx) {
        this.settings = settings;
        this.reports = reports;
        this.vertx = vertx;
        control = vertx.getOrCreateContext();
        plane = new DataPlane(control);
        endpoints = new Endpoints(settings, plane);
        checks = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        groups = new Groups(settings, plane.routes(), this::healthy);
        statics = new StaticTargets(vertx, checks, plane, groups::of, groups::publish, reports);
    }

    /**
     * Starts it. It listens nowhere until a service has a target, or a listener is defined or created.
     *
     * @param reports where it tells what it sees of targets
     * @throws IllegalStateException when this machine does not let it
     */
    public static LocalRouter open(Settings settings, Reports reports) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(settings.loops() + 1)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        LocalRouter router = new LocalRouter(settings, reports, vertx);
        try {
            await(router.plane.open(vertx, settings).toCompletionStage());
        } catch (ExecutionException | TimeoutException failure) {
            vertx.close();
            throw new IllegalStateException("the router cannot be started: " + failure.getMessage(), failure);
        }
        return router;
    }

    /** Says what a target group is; targets that are in it follow. */
    public void define(TargetGroup group) {
        onControl(() -> groups.define(group));
    }

    /** Opens a listener, or changes the rules of one. The future fails when its port is taken. */
    public CompletionStage<Void> define(Listener listener) {
        return Future.<Void>future(
                        promise -> onControl(() -> endpoints.define(listener).onComplete(promise)))
                .toCompletionStage();
    }

    /** Closes a listener that was defined. */
    public void remove(String listenerArn) {
        onControl(() -> endpoints.remove(listenerArn));
    }

    /**
     * Created target groups are as they were set, and have the targets that were put there by hand, beside those of services.
     * Created listeners take requests, by their rules. A service that one of them sends requests to has no listener of its
     * own; when that listener is gone, it has one again.
     */
    @Override
    public void configure(Balancing balancing) {
        List<TargetGroup> created = CreatedGroups.of(balancing);
        List<StaticTargets.Place> byHand = StaticTargets.of(balancing);
        List<Listener> listeners = CreatedListeners.of(balancing, settings.host());
        onControl(() -> {
            groups.configure(created);
            statics.want(byHand);
            endpoints.configure(listeners);
        });
    }

    @Override
    public void register(TargetRegistration registration) {
        onControl(() -> {
            RegisteredTarget known = targets.get(registration.id());
            if (known == null) {
                add(registration);
            } else {
                reports.targetObserved(known.observation());
            }
        });
    }

    @Override
    public void deregister(TargetId target) {
        onControl(() -> {
            RegisteredTarget known = targets.get(target);
            if (known == null) {
                reports.targetObserved(new TargetObservation(target, TargetState.UNUSED, NOT_REGISTERED, null));
            } else if (known.isLeaving()) {
                reports.targetObserved(known.observation());
            } else {
                drain(known);
            }
        });
    }

    @Override
    public void split(TrafficSplit split) {
        onControl(() -> endpoints.split(split));
    }

    @Override
    public List<TrafficEndpoint> endpoints() {
        return endpoints.all();
    }

    @Override
    public SortedMap<String, Long> requests(Collection<String> targetGroupArns) {
        return groups.requests(targetGroupArns);
    }

    /** All targets that it knows, in the order of their ids. */
    public List<Target> targets() {
        return targets.values().stream().map(RegisteredTarget::snapshot).toList();
    }

    /** What went through so far. */
    public RouterFigures figures() {
        List<RouterFigures.OfTarget> all = new ArrayList<>();
        targets.forEach((id, target) -> all.add(RouterFigures.OfTarget.of(target.live(), id.taskArn())));
        statics.all().forEach(target -> all.add(RouterFigures.OfTarget.of(target, null)));
        return new RouterFigures(all, groups.figures(), endpoints.refusals());
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            // A server that begins to listen while its loops end would make Netty complain.
            Future<Void> still =
                    Future.future(promise -> onControl(() -> endpoints.end().onComplete(promise)));
            await(still.eventually(vertx::close).toCompletionStage());
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException("the router does not end: " + failure.getMessage(), failure);
        }
    }

    private void add(TargetRegistration registration) {
        TargetId id = registration.id();
        Supplier<TargetGroup> group = () -> groups.of(id.targetGroupArn());
        TargetAddress at = registration.address(settings.targetHost());
        LiveTarget live = new LiveTarget(id, at.host(), at.port(), idle -> onControl(() -> idle(id)));
        RegisteredTarget target = new RegisteredTarget(registration, group, live);
        targets.put(id, target);
        groups.publish(id.targetGroupArn());
        endpoints.registered(registration.serviceArn(), id.targetGroupArn());
        reports.targetObserved(target.observation());
        target.watch(new HealthWatch(
                vertx,
                checks,
                live,
                () -> group.get().healthCheck(),
                (state, reason) -> judged(target, state, reason)));
    }

    private void judged(RegisteredTarget target, TargetState state, @Nullable String reason) {
        if (!target.isLeaving()) {
            move(target, state, reason);
        }
    }

    /** It is said to be healthy when it takes requests, not before: who reads so may count on it. */
    private void move(RegisteredTarget target, TargetState state, @Nullable String reason) {
        target.live().open(state == TargetState.HEALTHY);
        groups.publish(target.registration().id().targetGroupArn());
        target.say(state, reason);
        reports.targetObserved(target.observation());
    }

    private void drain(RegisteredTarget target) {
        target.unwatch();
        move(target, TargetState.DRAINING, DRAINING);
        LiveTarget live = target.live();
        plane.forget(live)
                .onComplete(closed -> onControl(() -> idle(target.registration().id())));
        long delay = Math.max(1, target.group().deregistrationDelay().toMillis());
        vertx.setTimer(
                delay,
                over -> onControl(() -> {
                    if (targets.get(target.registration().id()) == target) {
                        plane.cut(live).onComplete(cut -> onControl(() -> gone(target)));
                    }
                }));
    }

    /** The last request of a target that leaves has ended. */
    private void idle(TargetId id) {
        RegisteredTarget target = targets.get(id);
        if (target != null
                && target.state() == TargetState.DRAINING
                && target.live().inFlight() == 0) {
            gone(target);
        }
    }

    private void gone(RegisteredTarget target) {
        TargetId id = target.registration().id();
        if (targets.remove(id, target)) {
            target.say(TargetState.UNUSED, NOT_REGISTERED);
            reports.targetObserved(target.observation());
            ServiceArn service = target.registration().serviceArn();
            vertx.setTimer(
                    settings.emptyFor().toMillis(),
                    later -> onControl(() -> {
                        boolean empty = targets.values().stream()
                                .noneMatch(
                                        each -> each.registration().serviceArn().equals(service));
                        if (empty) {
                            endpoints.forget(service);
                        }
                    }));
        }
    }

    private List<LiveTarget> healthy(String targetGroupArn) {
        List<LiveTarget> healthy = new ArrayList<>(statics.healthy(targetGroupArn));
        targets.values().stream()
                .map(RegisteredTarget::live)
                .filter(live -> live.isOpen() && live.targetGroupArn().equals(targetGroupArn))
                .forEach(healthy::add);
        return healthy;
    }

    private void onControl(Runnable action) {
        control.runOnContext(now -> action.run());
    }

    private static void await(CompletionStage<?> stage) throws ExecutionException, TimeoutException {
        try {
            stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }
}
