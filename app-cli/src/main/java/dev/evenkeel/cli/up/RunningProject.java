package dev.evenkeel.cli.up;

import dev.evenkeel.cli.deploy.DeployFiles;
import dev.evenkeel.cli.deploy.Deployment;
import dev.evenkeel.cli.ecs.Cluster;
import dev.evenkeel.cli.ecs.EcsException;
import dev.evenkeel.cli.ecs.ServerTraffic;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project that runs.
 *
 * <ol>
 *   <li>Its services are created; one that is refused ends it all.
 *   <li>It is looked at several times a second: what is new is told. A service whose definition was edited and saved is rolled,
 *       one that is new is created, one that is gone is deleted. Files that cannot be read change nothing.
 *   <li>At the end all its services are deleted, and their tasks waited for.
 * </ol>
 */
public final class RunningProject {
    private static final Duration LOOK = Duration.ofMillis(300);
    /** Longer than any stopTimeout. */
    private static final Duration STOPPING = Duration.ofSeconds(150);

    private final Cluster cluster;
    private final Sources sources;
    private final Printout printout;
    private final Pace pace;
    private final Map<String, ServiceFollower> followers = new LinkedHashMap<>();
    private Project project;
    private volatile boolean ending;

    RunningProject(Cluster cluster, Sources sources, Project project, Printout printout, Pace pace) {
        this.cluster = cluster;
        this.sources = sources;
        this.project = project;
        this.printout = printout;
        this.pace = pace;
    }

    /** Step 1. */
    synchronized void begin() {
        if (!project.cluster().equals("default")) {
            cluster.connection().call("CreateCluster", JsonObject.empty().with("clusterName", project.cluster()));
        }
        for (DeployFiles service : project.services()) {
            roll(service, "created");
        }
    }

    /** Step 2, until {@link #end} is called. */
    void goOn() {
        while (!ending) {
            synchronized (this) {
                if (!ending) {
                    // Where it takes requests is worth more than how it got there, and told first.
                    ServerTraffic traffic = ServerTraffic.of(cluster);
                    followers.values().forEach(follower -> follower.tellUrls(traffic));
                    followers.values().forEach(ServiceFollower::look);
                    takeUpEdits();
                }
            }
            pace.pause(LOOK);
        }
    }

    private void takeUpEdits() {
        Optional<Project> edited;
        try {
            edited = sources.changed();
        } catch (CommandException unreadable) {
            warn(unreadable.line() + " (nothing is changed until it is mended)");
            return;
        }
        if (edited.isEmpty()) {
            return;
        }
        if (!edited.get().cluster().equals(project.cluster())) {
            warn("another cluster is taken up at the next start only");
        }
        Project before = project;
        project = edited.get();
        for (DeployFiles service : before.services()) {
            if (project.service(service.serviceName()) == null) {
                printout.say(printout.style().done() + " deleting " + service.serviceName());
                delete(service.serviceName());
            }
        }
        for (DeployFiles service : project.services()) {
            DeployFiles known = before.service(service.serviceName());
            if (!service.equals(known)) {
                rollOrSayWhyNot(service, known == null ? "created" : "rolling");
            }
        }
    }

    private void rollOrSayWhyNot(DeployFiles service, String deed) {
        try {
            roll(service, deed);
        } catch (EcsException refused) {
            warn(service.serviceName() + " stays as it is: " + refused.forUser().line());
        } catch (CommandException refused) {
            warn(service.serviceName() + " stays as it is: " + refused.line());
        }
    }

    private void roll(DeployFiles service, String deed) {
        Deployment deployment = Deployment.begin(cluster, service, null);
        printout.say(printout.style().done() + " " + deed + " " + service.serviceName() + " ("
                + PlainText.line(deployment.taskDefinition()) + ")");
        followers.computeIfAbsent(service.serviceName(), name -> new ServiceFollower(cluster, name, printout));
    }

    private void warn(String line) {
        printout.say(printout.style().failed() + " " + line);
    }

    private void delete(String service) {
        cluster.call("DeleteService", cluster.request().with("service", service).with("force", true));
    }

    /** Step 3. Returns whether all is gone. */
    synchronized boolean end() {
        ending = true;
        followers.values().forEach(ServiceFollower::end);
        for (String service : followers.keySet()) {
            JsonObject found = cluster.findService(service);
            if (found != null && found.text("status", "").equals("ACTIVE")) {
                delete(service);
            }
        }
        Instant limit = pace.now().plus(STOPPING);
        while (!left().isEmpty()) {
            if (pace.now().isAfter(limit)) {
                return false;
            }
            pace.pause(LOOK);
        }
        return true;
    }

    private List<String> left() {
        return followers.keySet().stream().filter(this::isThere).toList();
    }

    private boolean isThere(String service) {
        JsonObject found = cluster.findService(service);
        return found != null && !found.text("status", "").equals("INACTIVE");
    }
}
