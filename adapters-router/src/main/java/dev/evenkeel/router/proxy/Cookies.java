package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.RequestHead;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookies by which a client stays where it was, named as an Application Load Balancer names them. */
final class Cookies {
    /** Which target. */
    static final String TARGET = "AWSALB";
    /** Which target group. */
    static final String GROUP = "AWSALBTG";

    private Cookies() {}

    /** The value of a cookie that the client sent; null when it sent none of that name. */
    static @Nullable String of(RequestHead request, String name) {
        for (String header : request.headers().all("Cookie")) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return pair.substring(equals + 1).strip();
                }
            }
        }
        return null;
    }

    static String set(String name, String value, Duration age) {
        return name + "=" + value + "; Max-Age=" + age.toSeconds() + "; Path=/";
    }
}
