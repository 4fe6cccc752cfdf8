package dev.evenkeel.cli.ecs;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What Evenkeel's own server answers beside the API, for one cluster: {@code /_evenkeel/NAME?cluster=…}.
 *
 * @param name such as {@code logs}
 */
record OwnPath(Cluster cluster, String name) {
    /** Reads what a connection answers. */
    @FunctionalInterface
    interface Reading<T> {
        T read(HttpURLConnection connection) throws IOException;
    }

    /**
     * Asks the server.
     *
     * @param query more of the query, a name and a value in turn
     * @param patience how long nothing may arrive; zero for ever
     * @throws UnreachableException when nobody answers there, or not in time
     */
    <T> T get(Duration patience, Reading<T> reading, String... query) {
        Endpoint endpoint = cluster.connection().endpoint();
        StringBuilder url = new StringBuilder(endpoint.urlOf(AwsService.ECS, ""))
                .append("/_evenkeel/")
                .append(name)
                .append("?cluster=")
                .append(encoded(cluster.name()));
        for (int i = 0; i < query.length; i += 2) {
            url.append('&').append(query[i]).append('=').append(encoded(query[i + 1]));
        }
        try {
            return reading.read(HttpCall.open(url.toString(), endpoint.loopback(), patience));
        } catch (SocketTimeoutException e) {
            throw new UnreachableException(endpoint.shown() + " did not answer in time: try again");
        } catch (IOException e) {
            throw new UnreachableException("cannot reach " + endpoint.shown() + ": start one with 'evenkeel serve'");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
