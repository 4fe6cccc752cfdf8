package dev.evenkeel.cli.recovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Containers as the docker command shows them, whatever Evenkeel says of them. */
final class Containers {

    /** @param startedAt as the engine writes it; changes when it is started again */
    record Seen(String id, boolean running, String startedAt, String task, String revision, String pid) {}

    private Containers() {}

    /** All that carry a label, by id. */
    static SortedMap<String, Seen> labelled(String label) throws IOException, InterruptedException {
        List<String> ids = docker("ps", "-aq", "--no-trunc", "--filter", "label=" + label);
        SortedMap<String, Seen> all = new TreeMap<>();
        for (String id : ids) {
            // One by one: one of them may be gone by now.
            List<String> lines = dockerOrNothing(
                    "inspect",
                    "--format",
                    "{{.State.Running}}|{{.State.StartedAt}}|{{index .Config.Labels \"com.amazonaws.ecs.task-arn\"}}|"
                            + "{{index .Config.Labels \"com.amazonaws.ecs.task-definition-version\"}}|{{.State.Pid}}",
                    id);
            if (!lines.isEmpty()) {
                String[] parts = lines.get(0).split("\\|", -1);
                all.put(id, new Seen(id, parts[0].equals("true"), parts[1], parts[2], parts[3], parts[4]));
            }
        }
        return all;
    }

    /** Removes all that carry a label. */
    static void remove(String label) throws IOException, InterruptedException {
        for (String id : docker("ps", "-aq", "--no-trunc", "--filter", "label=" + label)) {
            List<String> unused = dockerOrNothing("rm", "-f", id);
        }
    }

    static List<String> docker(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output.lines().toList();
    }

    private static List<String> dockerOrNothing(String... words) throws InterruptedException {
        try {
            return docker(words);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
