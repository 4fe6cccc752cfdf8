package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.error.ErrorCode;

/** What Elastic Load Balancing refuses with: its codes and, where they are known, its texts. */
final class Refusals {
    private Refusals() {}

    static EcsException of(String code, String text) {
        return new EcsException(new ErrorCode(code), text);
    }

    static EcsException validation(String text) {
        return of("ValidationError", text);
    }

    static EcsException invalidConfiguration(String text) {
        return of("InvalidConfigurationRequest", text);
    }

    static EcsException loadBalancersNotFound() {
        return of("LoadBalancerNotFound", "One or more load balancers not found");
    }

    static EcsException targetGroupsNotFound() {
        return of("TargetGroupNotFound", "One or more target groups not found");
    }

    static EcsException listenersNotFound() {
        return of("ListenerNotFound", "One or more listeners not found");
    }

    static EcsException rulesNotFound() {
        return of("RuleNotFound", "One or more rules not found");
    }

    static EcsException notPermitted(String text) {
        return of("OperationNotPermitted", text);
    }
}
