package dev.evenkeel.docker.metric;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineStream;
import dev.evenkeel.docker.client.StatsSample;
import dev.evenkeel.docker.task.ContainerWatcher;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds one stream of statistics open for each running container: asking for a single figure takes the engine 1 to 2 s,
 * while a stream has a new one each second at hand.
 */
public final class StatsMetricSource implements MetricSource, ContainerWatcher {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** When many are started, or taken over, the engine has better things to do; a metric's period is a minute. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final EngineClient engine;
    private final ConcurrentMap<TaskArn, ConcurrentMap<String, ContainerMeter>> meters = new ConcurrentHashMap<>();
    private final Map<String, EngineStream> streams = new HashMap<>();
    private final StatsLines lines = new StatsLines();

    public StatsMetricSource(Vertx vertx, EngineClient engine) {
        this.vertx = vertx;
        this.engine = engine;
    }

    @Override
    public SortedMap<TaskArn, ResourceUse> use(Collection<TaskArn> tasks) {
        SortedMap<TaskArn, ResourceUse> use = new TreeMap<>();
        for (TaskArn task : tasks) {
            ConcurrentMap<String, ContainerMeter> containers = meters.get(task);
            if (containers != null) {
                containers
                        .values()
                        .forEach(meter -> meter.take().ifPresent(one -> use.merge(task, one, StatsMetricSource::sum)));
            }
        }
        return use;
    }

    @Override
    public void running(TaskArn task, String containerId) {
        meters.computeIfAbsent(task, none -> new ConcurrentSkipListMap<>()).put(containerId, new ContainerMeter());
        listenIn(SETTLING, task, containerId);
    }

    @Override
    public void ended(TaskArn task, String containerId) {
        ConcurrentMap<String, ContainerMeter> containers = meters.get(task);
        if (containers != null) {
            containers.remove(containerId);
        }
        lines.remove(containerId);
        EngineStream stream = streams.remove(containerId);
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void forgotten(TaskArn task) {
        ConcurrentMap<String, ContainerMeter> containers = meters.remove(task);
        if (containers != null) {
            containers.keySet().forEach(containerId -> ended(task, containerId));
        }
    }

    /** What the engine said of a container last, in its own words. On the backend's context only. */
    public Optional<JsonObject> newest(String containerId) {
        return lines.newest(containerId);
    }

    private void listen(TaskArn task, String containerId) {
        engine.stats(containerId)
                .onSuccess(stream -> {
                    ContainerMeter meter = meter(task, containerId);
                    if (meter == null) {
                        stream.close();
                        return;
                    }
                    streams.put(containerId, stream);
                    stream.readJson(
                            line -> StatsSample.of(line).ifPresent(sample -> {
                                meter.add(sample);
                                lines.add(containerId, line);
                            }),
                            end -> lost(task, containerId));
                })
                .onFailure(failure -> lost(task, containerId));
    }

    /** A stream that ends while its container still runs, as when the engine is restarted, is opened again. */
    private void lost(TaskArn task, String containerId) {
        streams.remove(containerId);
        listenIn(AGAIN, task, containerId);
    }

    private void listenIn(Duration delay, TaskArn task, String containerId) {
        vertx.setTimer(delay.toMillis(), timer -> {
            if (meter(task, containerId) != null && !streams.containsKey(containerId)) {
                listen(task, containerId);
            }
        });
    }

    private @Nullable ContainerMeter meter(TaskArn task, String containerId) {
        ConcurrentMap<String, ContainerMeter> containers = meters.get(task);
        return containers == null ? null : containers.get(containerId);
    }

    private static ResourceUse sum(ResourceUse left, ResourceUse right) {
        return new ResourceUse(left.cpuUnits() + right.cpuUnits(), left.memoryMiB() + right.memoryMiB());
    }
}
