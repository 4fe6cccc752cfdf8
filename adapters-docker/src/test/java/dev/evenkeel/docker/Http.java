package dev.evenkeel.docker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks published ports. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Http() {}

    /** The body of the answer on a port of the loopback address; asks again while a container is just coming up. */
    public static String get(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        IOException last = new IOException("never asked");
        for (int tries = 0; tries < 50; tries++) {
            try {
                return CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException notYet) {
                last = notYet;
                Thread.sleep(100);
            }
        }
        throw last;
    }
}
