package dev.evenkeel.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.wire.AwsService;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class AwsOptionsTest {

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, ECS, https://ecs.eu-west-1.amazonaws.com",
        "cn-north-1, ECS, https://ecs.cn-north-1.amazonaws.com.cn",
        "eu-west-1, APPLICATION_AUTOSCALING, https://application-autoscaling.eu-west-1.amazonaws.com",
        "xx-new-1, ECS, https://ecs.xx-new-1.amazonaws.com",
    })
    void knowsWhereAwsIs(String region, AwsService service, String endpoint) {
        AwsOptions options = options(Map.of(), Map.of());

        assertEquals(endpoint, options.endpoint(service, Region.of(region)).toString());
    }

    @Test
    void endpointGivenAsOptionServesEverything() {
        AwsOptions options = options(
                Map.of("endpoint", "http://127.0.0.1:4566"), Map.of("AWS_ENDPOINT_URL_ECS", "http://10.0.0.1:1"));

        assertEquals(
                "http://127.0.0.1:4566 http://127.0.0.1:4566, here: true",
                endpoints(options) + ", here: " + options.staysHere());
    }

    @Test
    void endpointsOfTheEnvironmentAreTakenAsAwsSdksTakeThem() {
        AwsOptions options = options(
                Map.of(),
                Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1", "AWS_ENDPOINT_URL_ECS", "http://127.0.0.1:2"));

        assertEquals("http://127.0.0.1:2 http://127.0.0.1:1", endpoints(options));
    }

    @Test
    void oneServiceAtAwsIsEnoughToNeedRealCredentials() {
        AwsOptions options = options(Map.of(), Map.of("AWS_ENDPOINT_URL_ECS", "http://127.0.0.1:2"));

        assertEquals(false, options.staysHere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4566", "ftp://127.0.0.1", "http://", "not a url"})
    void endpointThatIsNoUrlIsRefusedInOneLine(String endpoint) {
        BackendException error =
                assertThrows(BackendException.class, () -> options(Map.of("endpoint", endpoint), Map.of()));

        assertEquals(
                "Endpoint '" + endpoint + "' is no URL; give one such as http://127.0.0.1:4566.", error.getMessage());
    }

    @Test
    void regionOfTheOptionComesFirst() {
        AwsOptions options = options(Map.of("region", "eu-central-1"), Map.of());

        assertEquals("eu-central-1", Regions.find(options, "us-east-1").id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/", "EU-WEST-1", "eu west 1"})
    void textThatIsNoRegionIsRefusedInOneLine(String region) {
        AwsOptions options = options(Map.of("region", region), Map.of());

        BackendException error = assertThrows(BackendException.class, () -> Regions.find(options, "us-east-1"));

        assertEquals("Region '" + region + "' is no region's name; give one such as eu-west-1.", error.getMessage());
    }

    @Test
    void profileThatDoesNotExistIsRefusedInOneLine() {
        AwsOptions options = options(Map.of("profile", "no-such-profile"), Map.of());

        BackendException error = assertThrows(BackendException.class, () -> Credentials.find(options));

        assertEquals(
                "Profile 'no-such-profile' gives no credentials:",
                String.valueOf(error.getMessage()).substring(0, 47));
        assertEquals(1, String.valueOf(error.getMessage()).lines().count());
    }

    @Test
    void endpointOnThisMachineNeedsNoCredentials() {
        AwsOptions options =
                options(Map.of("endpoint", "http://localhost:4566", "profile", "no-such-profile"), Map.of());

        // Real ones of this machine's environment would come first.
        boolean someKey =
                !Credentials.find(options).resolveCredentials().accessKeyId().isBlank();

        assertEquals(true, someKey);
    }

    private static AwsOptions options(Map<String, String> options, Map<String, String> environment) {
        return AwsOptions.of(new TreeMap<>(options), environment);
    }

    private static String endpoints(AwsOptions options) {
        Region region = Region.of("eu-west-1");
        return options.endpoint(AwsService.ECS, region) + " "
                + options.endpoint(AwsService.APPLICATION_AUTOSCALING, region);
    }
}
