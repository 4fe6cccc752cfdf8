package dev.evenkeel.http;

import dev.evenkeel.wire.AwsService;
import dev.evenkeel.wire.WireException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a request belongs, by {@code Credential=KEY/DATE/REGION/SERVICE/aws4_request}. Signatures are not verified. */
final class CredentialScope {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern CREDENTIAL = Pattern.compile(
            "[ ,]Credential=[^,\\s]{1,256}/[0-9]{8}/(?<region>[a-z0-9-]{1,32})/(?<service>[a-z0-9-]{1,64})/aws4_request(,|\\s|$)");

    private CredentialScope() {}

    /** The service that a request is signed for; empty when it is not signed, or not as AWS does. */
    static Optional<String> service(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(ALGORITHM)) {
            return Optional.empty();
        }
        Matcher credential = CREDENTIAL.matcher(authorization);
        return credential.find() ? Optional.of(credential.group("service")) : Optional.empty();
    }

    /** Whether a service is one whose operations are JSON here. */
    static boolean speaksJson(String service) {
        return Arrays.stream(AwsService.values())
                .anyMatch(each -> each.signingName().equals(service));
    }

    /**
     * The region that a request is signed for.
     *
     * @throws WireException {@code IncompleteSignatureException} when the header is there but is no signature
     */
    static String region(@Nullable String authorization, String defaultRegion) {
        if (authorization == null) {
            return defaultRegion;
        }
        Matcher credential = CREDENTIAL.matcher(authorization);
        if (!authorization.startsWith(ALGORITHM) || !credential.find()) {
            throw new WireException(
                    "IncompleteSignatureException",
                    400,
                    "Authorization is not of the form " + ALGORITHM
                            + " Credential=KEY/DATE/REGION/SERVICE/aws4_request,"
                            + " SignedHeaders=..., Signature=...");
        }
        return credential.group("region");
    }
}
