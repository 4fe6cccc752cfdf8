package dev.evenkeel.cli.ecs;

/** What a user can do about an error of ECS. */
final class ErrorAdvice {
    private ErrorAdvice() {}

    /** A sentence, or nothing where ECS's own text says it all. */
    static String of(String code) {
        return switch (code) {
            case "ClusterNotFoundException" ->
                "Name one with --cluster, or create it with 'aws ecs create-cluster --cluster-name NAME'.";
            case "ServiceNotFoundException", "ServiceNotActiveException" ->
                "'evenkeel services' lists those that exist.";
            case "AccessDeniedException", "AccessDenied" -> "Ask for the permission, or choose another --profile.";
            case "UnrecognizedClientException", "InvalidSignatureException", "InvalidClientTokenId" ->
                "Check the keys, the --profile and the clock of this machine.";
            case "ExpiredTokenException", "ExpiredToken" -> "Sign in again for a new session token.";
            case "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded" ->
                "Wait a moment and try again.";
            case "UnknownOperationException" -> "This endpoint does not know that operation.";
            default -> "";
        };
    }
}
