package dev.evenkeel.docker;

import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.fleet.FleetPorts;
import dev.evenkeel.docker.fleet.FleetTaskRuntime;
import dev.evenkeel.docker.fleet.Member;
import dev.evenkeel.docker.fleet.PlacedReports;
import dev.evenkeel.docker.fleet.TaskPlaces;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * All engines, open, and the ports to them.
 *
 * @param ports of the only engine, or of the fleet
 */
record Engines(List<DockerInstance> instances, Member ports) {

    private static final Duration OPENING = Duration.ofSeconds(15);

    /**
     * Opens all engines at once. Fails with a {@link BackendException} when one of them cannot be used, with none left open:
     * whether tasks of it run on would not be known.
     */
    static Future<Engines> open(DockerOptions options, BackendContext wish, Context context) {
        if (options.engines().size() == 1) {
            return instance(options, options.engines().get(0), wish, context)
                    .map(only -> new Engines(List.of(only), only.member()));
        }
        TaskPlaces places = new TaskPlaces();
        List<Future<DockerInstance>> all = new ArrayList<>();
        for (EngineOptions own : options.engines()) {
            BackendContext placed = reportingTo(new PlacedReports(own.title(), places, wish.reports()), wish);
            all.add(instance(options, own, placed, context));
        }
        return Future.join(all)
                .compose(opened -> fleet(all.stream().map(Future::result).toList(), places, wish, context))
                .recover(failure -> abandoned(all, failure));
    }

    private static Future<Engines> fleet(
            List<DockerInstance> instances, TaskPlaces places, BackendContext wish, Context context) {
        BackendException same = sameTwice(instances);
        if (same != null) {
            return Future.failedFuture(same);
        }
        places.open(instances.stream().map(DockerInstance::member).toList());
        List<Future<Void>> looks = instances.stream()
                .map(instance -> instance.present()
                        .onSuccess(tasks -> places.found(instance.options().title(), tasks))
                        .<Void>mapEmpty())
                .toList();
        FleetPorts ports = new FleetPorts(places);
        FleetTaskRuntime tasks =
                new FleetTaskRuntime(action -> context.runOnContext(nothing -> action.run()), places, wish.reports());
        return Future.join(looks)
                .map(new Engines(
                        instances, new Member("", "", 0, () -> true, tasks, ports, ports, ports, ports, ports)));
    }

    /** An engine with two names would have each of its tasks twice. */
    private static @Nullable BackendException sameTwice(List<DockerInstance> instances) {
        SortedMap<String, String> names = new TreeMap<>();
        for (DockerInstance instance : instances) {
            String id = instance.info().identity();
            String name = instance.options().title();
            String other = id.isEmpty() ? null : names.put(id, name);
            if (other != null) {
                return new BackendException(
                        "docker: " + other + " and " + name + " are one and the same engine; leave one of them out");
            }
        }
        return null;
    }

    private static Future<Engines> abandoned(List<Future<DockerInstance>> all, Throwable failure) {
        List<Future<Void>> ends = all.stream()
                .filter(Future::succeeded)
                .map(opened -> opened.result().abandon())
                .toList();
        return Future.join(ends).transform(done -> Future.failedFuture(failure));
    }

    private static Future<DockerInstance> instance(
            DockerOptions options, EngineOptions own, BackendContext wish, Context context) {
        Future<DockerInstance> opening = DockerInstance.open(options, own, wish, context);
        Future<DockerInstance> inTime = opening.timeout(OPENING.toMillis(), TimeUnit.MILLISECONDS);
        opening.onSuccess(late -> {
            if (inTime.failed()) {
                late.abandon();
            }
        });
        return inTime.recover(failure -> Future.failedFuture(unusable(own, failure)));
    }

    private static BackendContext reportingTo(PlacedReports reports, BackendContext wish) {
        return new BackendContext(wish.scope(), wish.timeline(), reports, wish.seed(), wish.options(), wish.identity());
    }

    private static BackendException unusable(EngineOptions own, Throwable failure) {
        if (failure instanceof BackendException refused) {
            return refused;
        }
        String address = own.address().text();
        String why = failure instanceof TimeoutException
                ? "no answer within " + OPENING.toSeconds() + " s"
                : DockerBackend.reason(failure);
        return new BackendException(
                own.name() == null
                        ? "docker: no usable engine at " + address + " (" + why
                                + "); start Docker, or name another engine with DOCKER_HOST or the option host"
                        : "docker: engine " + own.name() + ": no usable engine at " + address + " (" + why
                                + "); start it, or leave it out: its tasks are then replaced on the others",
                failure);
    }
}
