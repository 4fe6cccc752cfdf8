package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.shell.Pace;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Calls operations by name. A throttled call is tried again, and a failed one that only reads; at most four times. */
public final class EcsConnection {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final int MOST_TRIES = 4;

    private final Endpoint endpoint;
    private final Identity identity;
    private final Pace pace;

    private EcsConnection(Endpoint endpoint, Identity identity, Pace pace) {
        this.endpoint = endpoint;
        this.identity = identity;
        this.pace = pace;
    }

    /** The connection that options and environment describe; nothing is sent yet. */
    public static EcsConnection of(Arguments arguments, Shell shell) {
        Endpoint endpoint = Endpoint.of(arguments, shell);
        Identity identity = Identity.of(arguments, shell, endpoint.loopback(), endpoint.realAws());
        return new EcsConnection(endpoint, identity, shell.pace());
    }

    /** The connection to a server of this process, on loopback. */
    public static EcsConnection local(String url, String region, Pace pace) {
        return new EcsConnection(new Endpoint(url, true, false), new Identity(Credentials.DUMMY, region), pace);
    }

    /**
     * Calls an operation of ECS.
     *
     * @throws EcsException when ECS answers an error
     * @throws UnreachableException when nobody answers, or not in ECS's manner
     */
    public JsonObject call(String operation, JsonObject request) {
        return call(AwsService.ECS, operation, request);
    }

    /** Calls an operation of Application Auto Scaling; errors as {@link #call}. */
    public JsonObject callAutoScaling(String operation, JsonObject request) {
        return call(AwsService.AUTO_SCALING, operation, request);
    }

    /** For messages: the URL, or Amazon's name. */
    public String shown() {
        return endpoint.shown();
    }

    /** How often a follower asks when it is not told. */
    public Duration pollInterval() {
        return endpoint.pollInterval();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    private JsonObject call(AwsService service, String operation, JsonObject request) {
        boolean reads = operation.startsWith("Describe") || operation.startsWith("List");
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return callOnce(service, operation, request);
            } catch (EcsException e) {
                if (tries == MOST_TRIES || !(e.isThrottling() || (reads && e.isTransient()))) {
                    throw e;
                }
                pace.pause(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private JsonObject callOnce(AwsService service, String operation, JsonObject request) {
        String url = endpoint.urlOf(service, identity.region());
        String body = JsonWriter.compact(request);
        HttpCall.Answer answer;
        try {
            answer = HttpCall.post(
                    url + "/", endpoint.loopback(), headers(service, operation, url, body), body, PATIENCE);
        } catch (IOException e) {
            throw new UnreachableException(reason(url, e));
        }
        if (answer.status() != 200) {
            throw error(url, answer);
        }
        try {
            return JsonReader.read(answer.body());
        } catch (JsonException e) {
            throw new UnreachableException(
                    url + " answered " + operation + " with no JSON object: is it an ECS endpoint?");
        }
    }

    private Map<String, String> headers(AwsService service, String operation, String url, String body) {
        URI uri = URI.create(url);
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", CONTENT_TYPE);
        headers.put("X-Amz-Target", service.target() + "." + operation);
        Map<String, String> signed = new TreeMap<>(headers);
        signed.put("Host", authority(uri));
        headers.put("User-Agent", "evenkeel");
        RequestSigner signer = new RequestSigner(identity.credentials(), identity.region(), service.host());
        String path = (uri.getRawPath() == null ? "" : uri.getRawPath()) + "/";
        headers.putAll(signer.sign(new RequestSigner.Request("POST", path, "", signed, body), pace.now()));
        return headers;
    }

    /** The Host header as HttpURLConnection writes it: without the port that goes without saying. */
    private static String authority(URI uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 || uri.getPort() == usual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static RuntimeException error(String url, HttpCall.Answer answer) {
        JsonObject error;
        try {
            error = JsonReader.read(answer.body());
        } catch (JsonException e) {
            return new UnreachableException(
                    url + " answered HTTP " + answer.status() + " without an ECS error: is it an ECS endpoint?");
        }
        String type = error.text("__type", error.text("code", "HTTP " + answer.status()));
        // Clients also accept namespace#Name and Name:url.
        String code = type.substring(type.indexOf('#') + 1);
        int colon = code.indexOf(':');
        return new EcsException(
                colon < 0 ? code : code.substring(0, colon),
                error.text("message", error.text("Message", "")),
                answer.status());
    }

    private String reason(String url, IOException e) {
        String advice = endpoint.loopback() ? "start one with 'evenkeel serve'" : "check --endpoint and the network";
        return switch (e) {
            case SocketTimeoutException timeout -> url + " did not answer in time: try again, or " + advice;
            case UnknownHostException unknown -> "cannot reach " + url + ": no such host; " + advice;
            case ConnectException refused -> "cannot reach " + url + ": " + advice;
            case NoRouteToHostException noRoute -> "cannot reach " + url + ": " + advice;
            default -> "the connection to " + url + " failed (" + e.getMessage() + "): " + advice;
        };
    }
}
