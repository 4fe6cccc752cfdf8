package dev.evenkeel.wire;

import java.util.Locale;

/** A service whose operations are offered, with its ways on the wire. */
public enum AwsService {
    ECS("ecs", "AmazonEC2ContainerServiceV20141113.") {
        @Override
        public String memberName(String component) {
            return component;
        }
    },
    APPLICATION_AUTOSCALING("application-autoscaling", "AnyScaleFrontendService.") {
        @Override
        public String memberName(String component) {
            return component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1);
        }
    };

    private final String signingName;
    private final String targetPrefix;

    AwsService(String signingName, String targetPrefix) {
        this.signingName = signingName;
        this.targetPrefix = targetPrefix;
    }

    /** The name in the credential scope of a signature and in the host names of AWS. */
    public String signingName() {
        return signingName;
    }

    /** What stands before the operation's name in {@code X-Amz-Target}, with the dot. */
    public String targetPrefix() {
        return targetPrefix;
    }

    /** How a component of a record of {@code core.api} is called on the wire. */
    public abstract String memberName(String component);
}
