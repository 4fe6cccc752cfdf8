package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.Backend;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One region that is open. */
sealed interface Region extends AutoCloseable permits HostedRegion, RemoteRegion {

    <T> CompletionStage<T> call(Function<Session, T> action);

    Backend backend();

    void advance(Duration span);

    Optional<LogSource> logs();

    Optional<WorkloadDriver> workload();

    /** Empty when the rules are not ours. */
    Optional<CompletionStage<Statistics.RegionStatistics>> statistics();

    @Override
    void close();
}
