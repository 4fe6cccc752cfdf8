package dev.evenkeel.aws;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.wire.AwsService;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Where ECS is and who asks it.
 *
 * @param endpoints in place of AWS's own addresses; a service that is not in it is at AWS
 * @param region null for the one that the AWS SDK finds
 * @param profile null for the one that the AWS SDK takes
 */
record AwsOptions(
        Map<AwsService, URI> endpoints,
        @Nullable String region,
        @Nullable String profile) {
    static final List<String> MEANINGS = List.of(
            "endpoint: URL of an ECS-compatible API; default AWS_ENDPOINT_URL_ECS, AWS_ENDPOINT_URL, else AWS itself",
            "region: such as eu-west-1; default AWS_REGION, else the profile's",
            "profile: whose credentials in the AWS configuration files; default AWS_PROFILE, else 'default'");

    /** The environment's names of the services, as all AWS SDKs have them. */
    private static final Map<AwsService, String> ENVIRONMENT = new EnumMap<>(Map.of(
            AwsService.ECS,
            "AWS_ENDPOINT_URL_ECS",
            AwsService.APPLICATION_AUTOSCALING,
            "AWS_ENDPOINT_URL_APPLICATION_AUTO_SCALING"));

    /** @throws BackendException when an endpoint is no URL */
    static AwsOptions of(SortedMap<String, String> options, Map<String, String> environment) {
        Map<AwsService, URI> endpoints = new EnumMap<>(AwsService.class);
        String everywhere = options.getOrDefault("endpoint", "");
        for (AwsService service : AwsService.values()) {
            String own = environment.getOrDefault(ENVIRONMENT.getOrDefault(service, ""), "");
            String common = environment.getOrDefault("AWS_ENDPOINT_URL", "");
            String chosen = !everywhere.isBlank() ? everywhere : !own.isBlank() ? own : common;
            if (!chosen.isBlank()) {
                endpoints.put(service, url(chosen.strip()));
            }
        }
        return new AwsOptions(endpoints, options.get("region"), options.get("profile"));
    }

    URI endpoint(AwsService service, Region home) {
        URI chosen = endpoints.get(service);
        return chosen != null
                ? chosen
                : URI.create(
                        "https://" + ServiceMetadata.of(service.signingName()).endpointFor(home));
    }

    /** Whether all calls stay on this machine, where no AWS is that would check who calls. */
    boolean staysHere() {
        return endpoints.size() == AwsService.values().length
                && endpoints.values().stream().allMatch(AwsOptions::isLoopback);
    }

    private static URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw badUrl(text, e);
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw badUrl(text, null);
        }
        return url;
    }

    private static BackendException badUrl(String text, @Nullable Throwable cause) {
        String message = "Endpoint '" + text + "' is no URL; give one such as http://127.0.0.1:4566.";
        return cause == null ? new BackendException(message) : new BackendException(message, cause);
    }

    private static boolean isLoopback(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new BackendException(
                    "The host of endpoint " + url + " is not known; check its spelling and the network.", e);
        }
    }
}
