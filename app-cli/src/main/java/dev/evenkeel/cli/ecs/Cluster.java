package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of one cluster; lists are read to their last page. */
public final class Cluster {
    private static final int SERVICES_A_CALL = 10;
    private static final int TASKS_A_CALL = 100;
    private static final int MOST_PAGES = 1_000;

    private final EcsConnection connection;
    private final String name;

    /** The cluster of this name or ARN. */
    public Cluster(EcsConnection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** The cluster that options and environment name. */
    public static Cluster of(Arguments arguments, Shell shell) {
        String named = arguments.value(ConnectionOptions.CLUSTER);
        String name = named == null ? shell.variable("EVENKEEL_CLUSTER") : named;
        return new Cluster(EcsConnection.of(arguments, shell), name == null ? "default" : name);
    }

    /** Name or ARN, as it was given. */
    public String name() {
        return name;
    }

    /** The connection under this cluster. */
    public EcsConnection connection() {
        return connection;
    }

    /** Whether it is Amazon that is asked. */
    public boolean isRealAws() {
        return connection.endpoint().realAws();
    }

    /** A request that names this cluster. */
    public JsonObject request() {
        return JsonObject.empty().with("cluster", name);
    }

    /** Calls an ECS operation on this cluster. */
    public JsonObject call(String operation, JsonObject request) {
        return connection.call(operation, request.with("cluster", name));
    }

    /** All services, in the order of their names. */
    public List<JsonObject> services() {
        List<String> arns = pages("ListServices", request(), "serviceArns");
        List<JsonObject> services = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += SERVICES_A_CALL) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + SERVICES_A_CALL));
            services.addAll(
                    call("DescribeServices", request().with("services", some)).objects("services"));
        }
        services.sort((left, right) -> left.text("serviceName", "").compareTo(right.text("serviceName", "")));
        return services;
    }

    /** The service, deleted ones included, or null when the cluster has none of this name or ARN. */
    public @Nullable JsonObject findService(String service) {
        JsonObject request = request().with("services", List.of(service));
        List<JsonObject> found = call("DescribeServices", request).objects("services");
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The service, which must exist. */
    public JsonObject service(String service) {
        JsonObject found = findService(service);
        if (found == null) {
            throw CommandException.badInput("there is no service '" + service + "' in cluster " + name
                    + ": 'evenkeel services" + option() + "' lists those that exist");
        }
        return found;
    }

    /**
     * Tasks whose desired status is the one given.
     *
     * @param service by name or ARN, or null for the whole cluster
     * @param desiredStatus RUNNING, which includes tasks that are still starting, or STOPPED
     */
    public List<JsonObject> tasks(@Nullable String service, String desiredStatus) {
        JsonObject request = request().with("desiredStatus", desiredStatus);
        if (service != null) {
            request = request.with("serviceName", service);
        }
        List<String> arns = pages("ListTasks", request, "taskArns");
        List<JsonObject> tasks = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += TASKS_A_CALL) {
            List<String> some = arns.subList(from, Math.min(arns.size(), from + TASKS_A_CALL));
            tasks.addAll(call("DescribeTasks", request().with("tasks", some)).objects("tasks"));
        }
        return tasks;
    }

    /** ARNs of all tasks that are not forgotten yet, the running ones first. */
    public List<String> taskArns() {
        List<String> arns = new ArrayList<>(pages("ListTasks", request().with("desiredStatus", "RUNNING"), "taskArns"));
        arns.addAll(pages("ListTasks", request().with("desiredStatus", "STOPPED"), "taskArns"));
        return arns;
    }

    /** How the user names this cluster on the command line, with a leading space; nothing for the default one. */
    public String option() {
        return name.equals("default") ? "" : " --cluster " + name;
    }

    private List<String> pages(String operation, JsonObject first, String member) {
        List<String> all = new ArrayList<>();
        JsonObject request = first.with("maxResults", 100);
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject answer = call(operation, request);
            all.addAll(answer.texts(member));
            String token = answer.text("nextToken");
            if (token == null || token.isEmpty()) {
                return all;
            }
            request = request.with("nextToken", token);
        }
        throw CommandException.failed(operation + " did not end after " + MOST_PAGES + " pages");
    }
}
