package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.balancing.HostHeaderConditionConfig;
import dev.evenkeel.core.balancing.HttpHeaderConditionConfig;
import dev.evenkeel.core.balancing.PathPatternConditionConfig;
import dev.evenkeel.core.balancing.QueryStringKeyValuePair;
import dev.evenkeel.core.balancing.RuleCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What rules may ask of requests. Conditions of a rule have 5 values and 5 wildcards together; each kind but http-header and
 * query-string comes once. Values of host-header and path-pattern may stand in either of two places and are shown in both.
 */
final class ConditionRules {
    private static final Pattern HOST = Pattern.compile("[-a-zA-Z0-9.*?]{1,128}");
    private static final Pattern PATH = Pattern.compile("[a-zA-Z0-9_\\-.$/~\"'@:+&*?()!,;=%]{1,128}");
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9a-zA-Z]{1,40}");
    private static final Pattern METHOD = Pattern.compile("[A-Z_-]{1,40}");
    private static final Pattern NETWORK =
            Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}/([0-9]|[12][0-9]|3[0-2])|[0-9a-fA-F:.]{2,45}/[0-9]{1,3}");
    private static final int LONGEST_VALUE = 128;

    private ConditionRules() {}

    static List<RuleCondition> checked(@Nullable List<RuleCondition> given) {
        List<RuleCondition> conditions = new ArrayList<>();
        Set<String> fields = new TreeSet<>();
        int values = 0;
        int wildcards = 0;
        for (RuleCondition condition : Given.requiredSome(given, "conditions")) {
            String field = Given.required(condition.field(), "conditions.member.field");
            RuleCondition whole = whole(condition, field);
            List<String> wanted = values(whole);
            if (wanted.isEmpty()) {
                throw Refusals.validation("A condition value must be specified for '" + field + "'");
            }
            if (!fields.add(field) && !field.equals("http-header") && !field.equals("query-string")) {
                throw Refusals.validation("A rule can have only one condition of '" + field + "'");
            }
            values += wanted.size();
            wildcards += wanted.stream().mapToInt(ConditionRules::wildcards).sum();
            conditions.add(whole);
        }
        if (values > Quotas.CONDITION_VALUES) {
            throw Refusals.validation("A rule can only have '" + Quotas.CONDITION_VALUES + "' condition values");
        }
        if (wildcards > Quotas.WILDCARDS) {
            throw Refusals.validation("A rule can only have '" + Quotas.WILDCARDS + "' condition wildcards");
        }
        return conditions;
    }

    private static RuleCondition whole(RuleCondition given, String field) {
        return switch (field) {
            case "host-header" -> {
                List<String> hosts = given.hostHeaderConfig() == null
                        ? Given.some(given.values())
                        : Given.some(given.hostHeaderConfig().values());
                hosts.forEach(host -> check(HOST, host, field));
                yield new RuleCondition(
                        field, hosts, new HostHeaderConditionConfig(hosts), null, null, null, null, null);
            }
            case "path-pattern" -> {
                List<String> paths = given.pathPatternConfig() == null
                        ? Given.some(given.values())
                        : Given.some(given.pathPatternConfig().values());
                paths.forEach(path -> check(PATH, path, field));
                yield new RuleCondition(
                        field, paths, null, new PathPatternConditionConfig(paths), null, null, null, null);
            }
            case "http-header" -> header(given, field);
            case "http-request-method" -> {
                var config = Given.required(given.httpRequestMethodConfig(), "httpRequestMethodConfig");
                Given.some(config.values()).forEach(method -> check(METHOD, method, field));
                yield new RuleCondition(field, null, null, null, null, null, config, null);
            }
            case "query-string" -> {
                var config = Given.required(given.queryStringConfig(), "queryStringConfig");
                Given.some(config.values()).forEach(ConditionRules::checkQuery);
                yield new RuleCondition(field, null, null, null, null, config, null, null);
            }
            case "source-ip" -> {
                var config = Given.required(given.sourceIpConfig(), "sourceIpConfig");
                Given.some(config.values()).forEach(network -> check(NETWORK, network, field));
                yield new RuleCondition(field, null, null, null, null, null, null, config);
            }
            default ->
                throw Refusals.validation("Condition field '" + Given.shortened(field)
                        + "' must be one of '[path-pattern, host-header, http-header, http-request-method, query-string,"
                        + " source-ip]'");
        };
    }

    private static RuleCondition header(RuleCondition given, String field) {
        HttpHeaderConditionConfig config = Given.required(given.httpHeaderConfig(), "httpHeaderConfig");
        String name = Given.required(config.httpHeaderName(), "httpHeaderConfig.httpHeaderName");
        if (!HEADER_NAME.matcher(name).matches() || name.equalsIgnoreCase("host")) {
            throw Refusals.validation("The header name '" + Given.shortened(name) + "' is not valid in a condition");
        }
        Given.some(config.values()).forEach(value -> checkLength(value, field));
        return new RuleCondition(field, null, null, null, config, null, null, null);
    }

    private static void checkQuery(QueryStringKeyValuePair pair) {
        checkLength(Given.required(pair.value(), "queryStringConfig.values.member.value"), "query-string");
        if (pair.key() != null) {
            checkLength(pair.key(), "query-string");
        }
    }

    private static void checkLength(String value, String field) {
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            throw Refusals.validation(
                    "A condition value of '" + field + "' must have 1 to " + LONGEST_VALUE + " characters");
        }
    }

    private static void check(Pattern pattern, String value, String field) {
        if (!pattern.matcher(value).matches()) {
            throw Refusals.validation(
                    "The condition value '" + Given.shortened(value) + "' of '" + field + "' is not valid");
        }
    }

    /** All values of a condition; a pair of the query counts once. */
    private static List<String> values(RuleCondition condition) {
        List<String> values = new ArrayList<>(Given.some(condition.values()));
        if (condition.httpHeaderConfig() != null) {
            values.addAll(Given.some(condition.httpHeaderConfig().values()));
        }
        if (condition.httpRequestMethodConfig() != null) {
            values.addAll(Given.some(condition.httpRequestMethodConfig().values()));
        }
        if (condition.sourceIpConfig() != null) {
            values.addAll(Given.some(condition.sourceIpConfig().values()));
        }
        if (condition.queryStringConfig() != null) {
            Given.some(condition.queryStringConfig().values())
                    .forEach(pair ->
                            values.add(pair.key() == null ? String.valueOf(pair.value()) : pair.key() + pair.value()));
        }
        return values;
    }

    private static int wildcards(String value) {
        return (int) value.chars().filter(each -> each == '*' || each == '?').count();
    }
}
