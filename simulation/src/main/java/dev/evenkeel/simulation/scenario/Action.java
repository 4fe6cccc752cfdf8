package dev.evenkeel.simulation.scenario;

import dev.evenkeel.simulation.fault.FaultKind;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step does. */
public sealed interface Action {

    /**
     * Asks for an operation, as a client would.
     *
     * @param operation its name, such as {@code UpdateService}
     * @param input its members as ECS has them; a text that begins with {@code @} is looked up first, see {@link
     *     dev.evenkeel.simulation.play.References}
     * @param mayBeRefused whether a refusal is no failure of the scenario
     */
    record Call(String operation, Map<String, Object> input, boolean mayBeRefused) implements Action {
        public Call {
            input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
        }
    }

    /**
     * Makes trouble once.
     *
     * @param lasts until it is undone; kinds that are over at once do not ask
     */
    record Trouble(FaultKind kind, Duration lasts) implements Action {}

    /** Makes the tasks of a service that run now use a share of the cpu they reserved. */
    record Load(String service, double cpuPercent) implements Action {}
}
