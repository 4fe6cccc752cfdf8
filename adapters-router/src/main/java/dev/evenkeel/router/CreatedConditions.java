package dev.evenkeel.router;

import dev.evenkeel.core.balancing.HttpHeaderConditionConfig;
import dev.evenkeel.core.balancing.QueryStringConditionConfig;
import dev.evenkeel.core.balancing.QueryStringKeyValuePair;
import dev.evenkeel.core.balancing.RuleCondition;
import dev.evenkeel.router.model.Condition;
import dev.evenkeel.router.model.Network;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of rules that were created by the API of Elastic Load Balancing, in the router's terms. Values stand in
 * {@code values} or in the field's own configuration. A condition without any holds for nobody.
 */
final class CreatedConditions {
    private CreatedConditions() {}

    static List<Condition> of(List<RuleCondition> conditions) {
        return conditions.stream().map(CreatedConditions::of).toList();
    }

    private static Condition of(RuleCondition condition) {
        List<String> values = values(condition);
        return switch (String.valueOf(condition.field())) {
            case "path-pattern" -> new Condition.PathPattern(values);
            case "http-header" -> new Condition.HttpHeader(header(condition.httpHeaderConfig()), values);
            case "http-request-method" -> new Condition.HttpRequestMethod(values);
            case "query-string" -> new Condition.QueryString(parameters(condition.queryStringConfig()));
            case "source-ip" ->
                new Condition.SourceIp(values.stream()
                        .map(Network::of)
                        .flatMap(Optional::stream)
                        .toList());
            default -> new Condition.HostHeader(values);
        };
    }

    private static List<String> values(RuleCondition condition) {
        List<String> values = condition.values();
        if (condition.hostHeaderConfig() != null) {
            values = condition.hostHeaderConfig().values();
        } else if (condition.pathPatternConfig() != null) {
            values = condition.pathPatternConfig().values();
        } else if (condition.httpHeaderConfig() != null) {
            values = condition.httpHeaderConfig().values();
        } else if (condition.httpRequestMethodConfig() != null) {
            values = condition.httpRequestMethodConfig().values();
        } else if (condition.sourceIpConfig() != null) {
            values = condition.sourceIpConfig().values();
        }
        return Objects.requireNonNullElse(values, List.of());
    }

    private static String header(@Nullable HttpHeaderConditionConfig config) {
        return config == null ? "" : Objects.requireNonNullElse(config.httpHeaderName(), "");
    }

    private static List<Condition.Parameter> parameters(@Nullable QueryStringConditionConfig config) {
        List<QueryStringKeyValuePair> pairs = config == null ? null : config.values();
        return Objects.requireNonNullElse(pairs, List.<QueryStringKeyValuePair>of()).stream()
                .map(pair -> new Condition.Parameter(pair.key(), Objects.requireNonNullElse(pair.value(), "")))
                .toList();
    }
}
