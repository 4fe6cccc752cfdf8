package dev.evenkeel.core.secret;

import dev.evenkeel.core.secret.SecretReference.Parameter;
import dev.evenkeel.core.secret.SecretReference.Secret;

/**
 * A secret that could not be had. The message is what ECS says of it, and what to do about it here; it never holds a
 * value.
 */
public final class SecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String RETRIED = "service call has been retried 1 time(s): ";

    private SecretException(String message) {
        super(message, null, false, false);
    }

    /** {@code valueFrom} is an ARN, but none of a secret or of a parameter. */
    public static SecretException malformed(String valueFrom) {
        return new SecretException(
                "unable to retrieve secret from asm: trying to retrieve secret with value " + valueFrom
                        + " resulted in error: an invalid ARN format for the AWS Secrets Manager secret was specified."
                        + " Specify a valid ARN and try again.");
    }

    /**
     * There is no such secret, or not that version of it.
     *
     * @param advice where it was looked for, a sentence; may be empty
     */
    public static SecretException notFound(SecretReference reference, String advice) {
        String said = advice.isEmpty() ? "" : " " + advice;
        return switch (reference) {
            case Secret secret ->
                new SecretException("unable to retrieve secret from asm: " + RETRIED + "failed to fetch secret "
                        + secret.arn() + " from secrets manager: ResourceNotFoundException: " + missing(secret) + said);
            case Parameter parameter ->
                new SecretException("unable to retrieve secrets from ssm: " + RETRIED + "invalid ssm parameters: "
                        + parameter.name() + (said.isEmpty() ? "" : "." + said));
        };
    }

    /** What keeps the secret could not be asked; {@code why} must not come from what it answered. */
    public static SecretException unavailable(SecretReference reference, String why) {
        return switch (reference) {
            case Secret secret ->
                new SecretException("unable to retrieve secret from asm: " + RETRIED + "failed to fetch secret "
                        + secret.arn() + " from secrets manager: " + why);
            case Parameter parameter ->
                new SecretException("unable to retrieve secrets from ssm: " + RETRIED + "failed to fetch parameter "
                        + parameter.name() + ": " + why);
        };
    }

    /** The secret is a JSON object that has no such member. */
    public static SecretException noJsonKey(String jsonKey) {
        return new SecretException("unable to retrieve secret from asm: " + RETRIED
                + "retrieved secret from Secrets Manager did not contain json key " + jsonKey);
    }

    /** A member of the secret is wanted, and it is no JSON object. */
    public static SecretException notJson(Secret secret) {
        return new SecretException("unable to retrieve secret from asm: " + RETRIED
                + "retrieved secret from Secrets Manager is not a JSON object: " + secret.arn());
    }

    /** Why the task stopped that needed the secret, in ECS's words. */
    public String stoppedReason() {
        return "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: "
                + getMessage();
    }

    private static String missing(Secret secret) {
        if (secret.versionId().isPresent()) {
            return "Secrets Manager can't find the specified secret value for VersionId: "
                    + secret.versionId().get() + ".";
        }
        return secret.versionStage().equals(SecretReference.CURRENT)
                ? "Secrets Manager can't find the specified secret."
                : "Secrets Manager can't find the specified secret value for staging label: " + secret.versionStage()
                        + ".";
    }
}
