package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.router.LocalRouter;
import dev.evenkeel.router.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What sends requests to the tasks of a region: the backend's own router, or one of this process in front of a backend
 * whose hosts take requests. That one is opened with the region, and listens only once a service asks for it.
 */
final class RegionTraffic implements AutoCloseable {
    private final Optional<TrafficRouter> router;
    private final @Nullable LocalRouter own;

    private RegionTraffic(Optional<TrafficRouter> router, @Nullable LocalRouter own) {
        this.router = router;
        this.own = own;
    }

    static RegionTraffic of(Backend.Hosted backend, Reports reports) {
        Optional<TrafficRouter> its = backend.trafficRouter();
        Optional<String> address = backend.hostAddress();
        if (its.isPresent() || address.isEmpty()) {
            return new RegionTraffic(its, null);
        }
        LocalRouter own = LocalRouter.open(Settings.local().withTargetHost(address.get()), reports);
        return new RegionTraffic(Optional.of(own), own);
    }

    Optional<TrafficRouter> router() {
        return router;
    }

    List<TrafficEndpoint> endpoints() {
        return router.map(TrafficRouter::endpoints).orElse(List.of());
    }

    /** What went through, by Prometheus name with labels; empty for a router that is not ours. */
    SortedMap<String, Double> figures(String region) {
        return own == null ? Collections.emptySortedMap() : TrafficFigures.of(own.figures(), region);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
