package dev.evenkeel.core.secret;

import java.util.List;
import java.util.Optional;

/**
 * What {@code valueFrom} names: a secret of AWS Secrets Manager, or a parameter of the SSM Parameter Store.
 *
 * <p>The forms are ECS's: {@code arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME}, which may be followed by
 * {@code :JSON-KEY:VERSION-STAGE:VERSION-ID} with each of the three left empty or not;
 * {@code arn:aws:ssm:REGION:ACCOUNT:parameter/NAME}; and the bare name of a parameter.
 */
public sealed interface SecretReference {

    /**
     * A secret.
     *
     * @param arn without selectors
     * @param name the last part of the ARN; Secrets Manager ends it with a dash and six characters of its own
     * @param jsonKey which member of the secret, a JSON object, is wanted; empty for the whole of it
     * @param versionStage a staging label such as AWSPREVIOUS; empty for AWSCURRENT
     * @param versionId the id of one version; empty for the one of the staging label
     */
    record Secret(String arn, String name, Optional<String> jsonKey, String versionStage, Optional<String> versionId)
            implements SecretReference {}

    /**
     * A parameter.
     *
     * @param valueFrom as the task definition has it, an ARN or a name
     * @param name such as {@code /prod/db-password}; of an ARN, what follows {@code parameter}
     */
    record Parameter(String valueFrom, String name) implements SecretReference {}

    /** The staging label of the version that is in force. */
    String CURRENT = "AWSCURRENT";

    /**
     * Reads what a task definition has.
     *
     * @throws SecretException for an ARN of another service, or one that has too many parts or too few
     */
    static SecretReference parse(String valueFrom) {
        if (!valueFrom.startsWith("arn:")) {
            return new Parameter(valueFrom, valueFrom);
        }
        List<String> parts = List.of(valueFrom.split(":", -1));
        String service = parts.size() > 5 ? parts.get(2) : "";
        if (service.equals("ssm") && parts.get(5).startsWith("parameter/")) {
            return parameter(valueFrom, String.join(":", parts.subList(5, parts.size())));
        }
        // With selectors there are three parts more, however empty.
        boolean isSecret = service.equals("secretsmanager") && parts.get(5).equals("secret");
        if (isSecret && (parts.size() == 7 || parts.size() == 10)) {
            return secret(parts);
        }
        throw SecretException.malformed(valueFrom);
    }

    private static Parameter parameter(String valueFrom, String resource) {
        String path = resource.substring("parameter".length());
        // The ARN of the parameter "name" and that of "/name" are the same.
        return new Parameter(valueFrom, path.indexOf('/', 1) < 0 ? path.substring(1) : path);
    }

    private static Secret secret(List<String> parts) {
        boolean selects = parts.size() > 7;
        return new Secret(
                String.join(":", parts.subList(0, 7)),
                parts.get(6),
                selects ? given(parts.get(7)) : Optional.empty(),
                selects ? given(parts.get(8)).orElse(CURRENT) : CURRENT,
                selects ? given(parts.get(9)) : Optional.empty());
    }

    private static Optional<String> given(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }
}
