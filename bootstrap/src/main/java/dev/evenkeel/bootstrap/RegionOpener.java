package dev.evenkeel.bootstrap;

import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.core.spi.BackendFactory;
import dev.evenkeel.hooks.HookTargets;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Puts a region together: its time, its backend and, when the rules are ours, its engine. */
final class RegionOpener {
    private final Configuration configuration;
    private final PluginCatalogue catalogue;
    private final BackendFactory factory;
    private final Pacings pacings;
    private final Journals journals;
    private final EventSink sink;
    private final HookTargets hookTargets;
    private final CommandDesk commands;

    @Inject
    RegionOpener(
            Configuration configuration,
            PluginCatalogue catalogue,
            BackendFactory factory,
            Pacings pacings,
            Journals journals,
            EventSink sink,
            HookTargets hookTargets,
            CommandDesk commands) {
        this.configuration = configuration;
        this.catalogue = catalogue;
        this.factory = factory;
        this.pacings = pacings;
        this.journals = journals;
        this.sink = sink;
        this.hookTargets = hookTargets;
        this.commands = commands;
    }

    /**
     * Opens a region.
     *
     * @param start when its time begins, if that is made up
     * @throws StartupException when the backend cannot be used
     */
    Region open(String region, Instant start) {
        Pacing pacing = pacings.make(region, start);
        try {
            // An engine belongs to its timeline from its first moment on: reports may come while it is being built.
            Region built = pacing.call(() -> build(region, pacing))
                    .toCompletableFuture()
                    .join();
            // What the backend has reported meanwhile, such as its hosts, is known before the first call.
            return pacing.handOver(() -> built);
        } catch (CompletionException failed) {
            pacing.close();
            if (failed.getCause() instanceof BackendException refused) {
                throw new StartupException(String.valueOf(refused.getMessage()));
            }
            if (failed.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            throw failed;
        }
    }

    private Region build(String region, Pacing pacing) {
        ArnScope scope = new ArnScope(configuration.account(), region);
        LateReports reports = new LateReports();
        // Before anything else is opened: if it is damaged, nothing has been begun.
        Journals.Opened kept = journals.open(region);
        Backend backend;
        try {
            backend = factory.open(new BackendContext(
                    scope,
                    pacing.timeline(),
                    reports,
                    configuration.seed(),
                    configuration.backendOptions(),
                    journals.identity().orElse(null)));
        } catch (RuntimeException refused) {
            kept.end().run();
            throw refused;
        }
        return switch (backend) {
            case Backend.Remote remote -> {
                kept.end().run();
                pacing.close();
                yield new RemoteRegion(remote);
            }
            case Backend.Hosted hosted -> {
                RegionHooks hooks = new RegionHooks(hookTargets);
                RegionTraffic traffic = RegionTraffic.of(hosted, reports);
                EngineSettings settings = EngineSettings.ecs(scope, configuration.seed())
                        .withMetricPeriod(configuration.metricPeriod())
                        .withHealthyAfter(configuration.healthyAfter());
                Function<Reports, EnginePorts> ports = engineReports -> {
                    reports.bind(engineReports);
                    return new EnginePorts(
                            hosted.taskRuntime(),
                            hosted.metricSource(),
                            hosted.alarmSource(),
                            hosted.capacityPool(),
                            traffic.router(),
                            Optional.of(hooks.using(hosted.lifecycleHooks(), engineReports)),
                            hosted.commandRunner().map(commands::to),
                            kept.journal(),
                            sink);
                };
                Engine engine = new Engine(settings, pacing.timeline(), catalogue.strategies(), ports, kept.recorded());
                hosted.serve(engine.agent());
                if (pacing instanceof VirtualPacing virtual) {
                    virtual.watch(engine::isSettled, () -> engine.state().version());
                }
                yield new HostedRegion(region, engine, hosted, pacing, hooks, traffic, kept.end());
            }
        };
    }

    /** A backend is opened before the engine it reports to exists, and may have something to report at once. */
    private static final class LateReports implements Reports {
        private final CompletableFuture<Reports> engine = new CompletableFuture<>();

        void bind(Reports reports) {
            engine.complete(reports);
        }

        @Override
        public void taskObserved(TaskObservation observation) {
            var unused = engine.thenAccept(reports -> reports.taskObserved(observation));
        }

        @Override
        public void instanceObserved(InstanceObservation observation) {
            var unused = engine.thenAccept(reports -> reports.instanceObserved(observation));
        }

        @Override
        public void targetObserved(TargetObservation observation) {
            var unused = engine.thenAccept(reports -> reports.targetObserved(observation));
        }

        @Override
        public void staticTargetObserved(StaticTargetObservation observation) {
            var unused = engine.thenAccept(reports -> reports.staticTargetObserved(observation));
        }

        @Override
        public void hookAnswered(HookAnswer answer) {
            var unused = engine.thenAccept(reports -> reports.hookAnswered(answer));
        }

        @Override
        public void fargateObserved(String capacityProvider, boolean hasCapacity) {
            var unused = engine.thenAccept(reports -> reports.fargateObserved(capacityProvider, hasCapacity));
        }
    }
}
