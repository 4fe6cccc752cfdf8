package dev.evenkeel.http;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.wire.WireException;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a request of our own, {@code region}, {@code cluster}, {@code service} and {@code task} among them. */
final class Query {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
    private static final String ARN = "arn:[a-z-]+:ecs:[a-z0-9-]{1,32}:[0-9]{12}:";
    private static final Pattern TASK_ARN = Pattern.compile(ARN + "task/[a-zA-Z0-9_-]{1,255}/[a-zA-Z0-9]{1,64}");
    private static final Pattern SERVICE_ARN =
            Pattern.compile(ARN + "service/[a-zA-Z0-9_-]{1,255}/[a-zA-Z0-9_-]{1,255}");

    private final ServerSettings settings;
    private final HttpServerRequest request;

    Query(ServerSettings settings, HttpServerRequest request) {
        this.settings = settings;
        this.request = request;
    }

    /** The task, by its ARN, or by id, cluster and region. */
    TaskArn task() {
        String task = value("task");
        return task != null && TASK_ARN.matcher(task).matches()
                ? new TaskArn(task)
                : scope().task(cluster(), named(task, "", "task"));
    }

    /** The service, by its ARN, or by name, cluster and region. */
    ServiceArn service() {
        String service = value("service");
        return service != null && SERVICE_ARN.matcher(service).matches()
                ? new ServiceArn(service)
                : scope().service(cluster(), named(service, "", "service"));
    }

    boolean has(String name) {
        return value(name) != null;
    }

    boolean isTrue(String name) {
        return "true".equals(value(name));
    }

    /** The region that an ARN is of. */
    static String regionOf(String arn) {
        return arn.split(":", -1)[3];
    }

    private ArnScope scope() {
        return new ArnScope(settings.account(), region());
    }

    /** The region that was named, else the usual one. */
    String region() {
        return named(value("region"), settings.defaultRegion(), "region");
    }

    /** The cluster that was named, else the usual one. */
    String cluster() {
        String cluster = named(value("cluster"), "default", "cluster");
        return cluster.substring(cluster.lastIndexOf('/') + 1);
    }

    private @Nullable String value(String name) {
        try {
            return request.getParam(name);
        } catch (IllegalArgumentException e) {
            throw new WireException("InvalidParameterException", 400, "the query is not percent-encoded");
        }
    }

    private static String named(@Nullable String value, String ifAbsent, String parameter) {
        String given = value == null ? ifAbsent : value;
        String name = given.substring(given.lastIndexOf('/') + 1);
        if (!NAME.matcher(name).matches()) {
            throw new WireException(
                    "InvalidParameterException", 400, parameter + " must be given as a name, an id or an ARN");
        }
        return name;
    }
}
