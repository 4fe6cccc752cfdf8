package dev.evenkeel.cli.up;

import dev.evenkeel.cli.ecs.Arn;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.ContainerLogs;
import dev.evenkeel.cli.ecs.ServerTraffic;
import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Tells of one service: its events, its tasks as they come up and end, and what their containers write. */
final class ServiceFollower {
    /** More than ECS starts of a service at once; beyond it a crowd would be unreadable anyway. */
    private static final int MOST_STREAMS = 100;

    private final Cluster cluster;
    private final String service;
    private final Printout printout;
    private final ContainerLogs logs;
    private final Set<String> toldEvents = new TreeSet<>();
    private final TreeMap<String, String> statuses = new TreeMap<>();
    private final Set<String> streams = new TreeSet<>();
    private final Set<String> toldUrls = new TreeSet<>();
    private volatile boolean ended;

    ServiceFollower(Cluster cluster, String service, Printout printout) {
        this.cluster = cluster;
        this.service = service;
        this.printout = printout;
        logs = new ContainerLogs(cluster);
    }

    /** Tells what is new since the last look. */
    void look() {
        JsonObject now = cluster.findService(service);
        if (now != null) {
            tellEvents(now.objects("events"));
        }
        List<JsonObject> tasks = new ArrayList<>(cluster.tasks(service, "RUNNING"));
        tasks.addAll(cluster.tasks(service, "STOPPED"));
        tasks.forEach(this::tellTask);
        // What the server has forgotten will not be told of again.
        Set<String> listed = new TreeSet<>();
        tasks.forEach(task -> listed.add(task.text("taskArn", "")));
        statuses.keySet().retainAll(listed);
    }

    /** Tells where it takes requests, when that is new. */
    void tellUrls(ServerTraffic traffic) {
        for (String url : traffic.urls(service)) {
            if (toldUrls.add(url)) {
                printout.line(service, service, "takes requests at " + url, printout.style()::good);
            }
        }
    }

    /** Tells nothing more of logs. */
    void end() {
        ended = true;
    }

    private void tellEvents(List<JsonObject> events) {
        Set<String> listed = new TreeSet<>();
        for (JsonObject event : events.reversed()) {
            String id = event.text("id", "");
            listed.add(id);
            if (toldEvents.add(id)) {
                String message = event.text("message", "").replace("(service " + service + ") ", "");
                printout.line(service, service, message, printout.style()::strong);
            }
        }
        toldEvents.retainAll(listed);
    }

    private void tellTask(JsonObject task) {
        String arn = task.text("taskArn", "");
        String status = task.text("lastStatus", "");
        String before = statuses.put(arn, status);
        if (!status.equals(before) && status.equals("RUNNING")) {
            printout.line(service, source(arn), TaskNotes.running(task), printout.style()::good);
        } else if (!status.equals(before) && status.equals("STOPPED")) {
            printout.line(service, source(arn), TaskNotes.stopped(task), printout.style()::faint);
        }
        boolean wrote = status.equals("RUNNING") || (before == null && status.equals("STOPPED"));
        synchronized (streams) {
            if (wrote && streams.size() < MOST_STREAMS && streams.add(arn)) {
                boolean several = task.objects("containers").size() > 1;
                Thread.ofVirtual().name("logs-" + Arn.shortId(arn)).start(() -> stream(arn, several));
            }
        }
    }

    private void stream(String arn, boolean several) {
        try {
            logs.read(arn, true, (container, text) -> {
                if (!ended) {
                    printout.line(
                            service, source(arn) + (several ? "/" + container : ""), text, UnaryOperator.identity());
                }
                return !ended;
            });
        } catch (CommandException | UnreachableException e) {
            if (!ended) {
                printout.line(service, source(arn), "no more of its logs: " + e.getMessage(), printout.style()::bad);
            }
        }
    }

    private String source(String arn) {
        return service + "/" + Arn.shortId(arn);
    }
}
