package dev.evenkeel.docker.task;

import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Why a container stopped or never ran, in the words of the ECS agent. */
final class StopReason {

    static final String OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage";

    private static final int LONGEST = 1024;

    /** A step on a container's way to RUNNING. */
    enum Step {
        PULL("CannotPullContainerError", "pulled", Duration.ofMinutes(1)),
        CREATE("CannotCreateContainerError", "created", EngineClient.CREATE),
        VOLUME("CannotCreateVolumeError", "created", EngineClient.CREATE),
        START("CannotStartContainerError", "started", EngineClient.START);

        private final String error;
        private final String state;
        private final Duration limit;

        Step(String error, String state, Duration limit) {
            this.error = error;
            this.state = state;
            this.limit = limit;
        }
    }

    private StopReason() {}

    /** What is said of a container whose step failed. ECS cuts reasons at 1024 characters. */
    static String of(Step step, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "DockerTimeoutError: Could not transition to " + step.state + "; timed out after waiting "
                    + step.limit.toMinutes() + "m0s";
        }
        String words = failure instanceof EngineException
                ? "Error response from daemon: " + failure.getMessage()
                : String.valueOf(failure.getMessage());
        if (words.startsWith(step.error)) {
            return cut(words);
        }
        return cut(step.error + ": " + words.strip().replaceAll("\\p{Cntrl}+", " "));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
