package dev.evenkeel.parity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container definition that means the same twice: its image and command say it to an engine, its labels
 * {@code dev.evenkeel.sim.*} to the simulator. Latencies of the simulator are drawn widely, so that no order comes of them.
 */
record Twin(Map<String, Object> members, Map<String, String> labels) {
    private static final String LASTS = "trap 'exit 0' TERM; sleep 3600 & wait";

    private static Twin shell(String name, String script) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("image", "busybox:latest");
        members.put("memory", 32);
        members.put("cpu", 64);
        members.put("command", List.of("sh", "-c", script));
        return new Twin(members, Map.of())
                .label("pull-seconds", "0+0.5")
                .label("start-seconds", "0.05+1.5")
                .label("stop-seconds", "0.02+1")
                .label("cleanup-seconds", "0+0.001");
    }

    /** Runs until it is told to stop, and then ends with 0. */
    static Twin lasting(String name) {
        return shell(name, LASTS);
    }

    /** Does not heed its stop signal. */
    static Twin stubborn(String name, int stopTimeout) {
        return shell(name, "trap '' TERM; while :; do sleep 1; done")
                .with("stopTimeout", stopTimeout)
                .label("ignore-stop", "true");
    }

    /** Ends by itself. */
    static Twin ending(String name, int code, int seconds) {
        return shell(name, "trap 'exit 0' TERM; sleep " + seconds + " & wait; exit " + code)
                .label("exit-after-seconds", String.valueOf(seconds))
                .label("exit-code", String.valueOf(code));
    }

    /** Ends with a code the first time, and lasts once it was started again in place. */
    static Twin endingOnce(String name, int code, int seconds) {
        return shell(name, "test -e /ran && { " + LASTS + "; exit; }; touch /ran; sleep " + seconds + "; exit " + code)
                .label("exit-after-seconds", String.valueOf(seconds))
                .label("exit-code", String.valueOf(code))
                .label("exit-times", "1");
    }

    /** Takes more memory than it may have. */
    static Twin greedy(String name) {
        return shell(name, "exec tail /dev/zero").with("memory", 16).label("oom-after-seconds", "0.5");
    }

    /** Its image cannot be had. */
    static Twin unobtainable(String name) {
        return lasting(name)
                .with("image", "127.0.0.1:1/evenkeel/nowhere:1")
                .label("pull-error", "CannotPullContainerError: connection refused");
    }

    /** There is no such program in its image. */
    static Twin unstartable(String name) {
        return lasting(name)
                .with("command", List.of("/no/such/program"))
                .label("start-error", "CannotStartContainerError: no such file or directory");
    }

    /** A member of the container definition, as ECS has it. */
    Twin with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Twin(more, labels);
    }

    Twin notEssential() {
        return with("essential", false);
    }

    Twin after(String other, String condition) {
        return with("dependsOn", List.of(Map.of("containerName", other, "condition", condition)));
    }

    /** Healthy from its first check on. */
    Twin healthy() {
        return check("true", 0);
    }

    /** Never healthy. */
    Twin sick() {
        return check("false", 0).label("health", "never");
    }

    /** The same, and its failures do not count for some time. */
    Twin sick(int startPeriod) {
        return check("false", startPeriod).label("health", "never");
    }

    /** Healthy at its first check, five seconds after its start, and not at the next. */
    Twin fallingIll() {
        return check("test ! -e /sick && touch /sick", 0).label("unhealthy-after-seconds", "10");
    }

    private Twin check(String script, int startPeriod) {
        return with(
                "healthCheck",
                Map.of(
                        "command",
                        List.of("CMD-SHELL", script),
                        "interval",
                        5,
                        "timeout",
                        2,
                        "retries",
                        1,
                        "startPeriod",
                        startPeriod));
    }

    /** How the simulator is to behave, {@code docs/reference/simulator.md}. */
    Twin label(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return new Twin(members, more);
    }

    /** The container definition as a request has it. */
    Map<String, Object> definition() {
        Map<String, String> docker = new LinkedHashMap<>();
        labels.forEach((name, value) -> docker.put("dev.evenkeel.sim." + name, value));
        Map<String, Object> whole = new LinkedHashMap<>(members);
        whole.put("dockerLabels", docker);
        return whole;
    }
}
