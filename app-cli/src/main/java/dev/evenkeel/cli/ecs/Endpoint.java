package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Letters;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * Where a service is asked.
 *
 * @param url scheme and authority, with a path when the endpoint has one; no slash at its end
 * @param loopback it is on this machine, so that polling often costs nothing
 * @param realAws it is Amazon's own
 */
record Endpoint(String url, boolean loopback, boolean realAws) {
    static final String USUAL = "http://127.0.0.1:4566";

    private static final Duration NEAR_POLL = Duration.ofMillis(250);
    private static final Duration FAR_POLL = Duration.ofSeconds(3);

    /** The endpoint that options and environment name. */
    static Endpoint of(Arguments arguments, Shell shell) {
        String told = arguments.value(ConnectionOptions.ENDPOINT);
        if (told == null) {
            told = shell.firstVariable("EVENKEEL_ENDPOINT", "AWS_ENDPOINT_URL_ECS", "AWS_ENDPOINT_URL");
        }
        if (told == null) {
            told = USUAL;
        }
        return told.equals("aws") ? new Endpoint("", false, true) : parse(told);
    }

    private static Endpoint parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw bad(text);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
            throw bad(text);
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean loopback = host.equals("localhost") || host.equals("[::1]") || isLoopbackAddress(host);
        boolean aws =
                host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".api.aws");
        String url = text;
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        return new Endpoint(url, loopback, aws);
    }

    private static boolean isLoopbackAddress(String host) {
        return host.startsWith("127.") && Letters.all(host, c -> c == '.' || Letters.isDigit(c));
    }

    private static CommandException bad(String text) {
        return CommandException.badInput(
                "'" + text + "' is no endpoint: one looks like " + USUAL + ", or is the word aws");
    }

    /** The URL that answers for one of AWS's services: Amazon has a host for each, everyone else one for all. */
    String urlOf(AwsService service, String region) {
        if (!url.isEmpty()) {
            return url;
        }
        return "https://" + service.host() + "." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : "");
    }

    /** For messages. */
    String shown() {
        return url.isEmpty() ? "Amazon ECS" : url;
    }

    /** How often a follower asks when it is not told. */
    Duration pollInterval() {
        return loopback ? NEAR_POLL : FAR_POLL;
    }
}
