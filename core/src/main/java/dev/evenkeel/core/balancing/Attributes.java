package dev.evenkeel.core.balancing;

import static dev.evenkeel.core.balancing.AttributeRule.flag;
import static dev.evenkeel.core.balancing.AttributeRule.setting;
import static dev.evenkeel.core.balancing.AttributeRule.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Which settings load balancers, target groups and listeners have, by their kind, in ELB's names and with its defaults. */
public final class Attributes {
    public static final String DELETION_PROTECTION = "deletion_protection.enabled";
    public static final String DEREGISTRATION_DELAY = "deregistration_delay.timeout_seconds";
    public static final String SLOW_START = "slow_start.duration_seconds";
    public static final String STICKINESS = "stickiness.enabled";
    public static final String STICKINESS_DURATION = "stickiness.lb_cookie.duration_seconds";

    private static final List<AttributeRule> ANY_LOAD_BALANCER = List.of(
            flag("access_logs.s3.enabled", false),
            text("access_logs.s3.bucket"),
            text("access_logs.s3.prefix"),
            flag(DELETION_PROTECTION, false),
            flag("ipv6.deny_all_igw_traffic", false),
            flag("zonal_shift.config.enabled", false));
    private static final List<AttributeRule> APPLICATION = List.of(
            flag("load_balancing.cross_zone.enabled", true),
            setting("client_keep_alive.seconds", "3600", "60-604800"),
            flag("connection_logs.s3.enabled", false),
            text("connection_logs.s3.bucket"),
            text("connection_logs.s3.prefix"),
            flag("health_check_logs.s3.enabled", false),
            text("health_check_logs.s3.bucket"),
            text("health_check_logs.s3.prefix"),
            setting("idle_timeout.timeout_seconds", "60", "1-4000"),
            setting("routing.http.desync_mitigation_mode", "defensive", "monitor|defensive|strictest"),
            flag("routing.http.drop_invalid_header_fields.enabled", false),
            flag("routing.http.preserve_host_header.enabled", false),
            flag("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", false),
            flag("routing.http.xff_client_port.enabled", false),
            setting("routing.http.xff_header_processing.mode", "append", "append|preserve|remove"),
            flag("routing.http2.enabled", true),
            flag("waf.fail_open.enabled", false));
    private static final List<AttributeRule> NETWORK = List.of(
            flag("load_balancing.cross_zone.enabled", false),
            setting(
                    "dns_record.client_routing_policy",
                    "any_availability_zone",
                    "any_availability_zone|availability_zone_affinity|partial_availability_zone_affinity"),
            setting("secondary_ips.auto_assigned.per_subnet", "0", "0-7"));

    private static final List<AttributeRule> ANY_GROUP = List.of(
            setting(DEREGISTRATION_DELAY, "300", "0-3600"),
            setting(
                    "load_balancing.cross_zone.enabled",
                    "use_load_balancer_configuration",
                    "true|false|use_load_balancer_configuration"),
            flag(STICKINESS, false),
            setting("target_group_health.dns_failover.minimum_healthy_targets.count", "1", "off 1-10000"),
            setting("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off", "off 1-100"),
            setting("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1", "1-10000"),
            setting(
                    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
                    "off",
                    "off 1-100"));
    private static final List<AttributeRule> APPLICATION_GROUP = List.of(
            setting(SLOW_START, "0", "0-0 30-900"),
            setting(
                    "load_balancing.algorithm.type",
                    "round_robin",
                    "round_robin|least_outstanding_requests|weighted_random"),
            setting("load_balancing.algorithm.anomaly_mitigation", "off", "on|off"),
            setting("stickiness.type", "lb_cookie", "lb_cookie|app_cookie"),
            setting(STICKINESS_DURATION, "86400", "1-604800"),
            text("stickiness.app_cookie.cookie_name"),
            setting("stickiness.app_cookie.duration_seconds", "86400", "1-604800"));
    private static final List<AttributeRule> NETWORK_GROUP = List.of(
            setting("stickiness.type", "source_ip", "source_ip"),
            flag("deregistration_delay.connection_termination.enabled", false),
            flag("preserve_client_ip.enabled", true),
            flag("proxy_protocol_v2.enabled", false),
            flag("target_health_state.unhealthy.connection_termination.enabled", true),
            setting("target_health_state.unhealthy.draining_interval_seconds", "0", "0-360000"));

    private static final List<AttributeRule> TCP_LISTENER =
            List.of(setting("tcp.idle_timeout.seconds", "350", "60-6000"));
    private static final List<AttributeRule> HTTP_LISTENER = List.of(
            flag("routing.http.response.server.enabled", true),
            text("routing.http.response.strict_transport_security.header_value"),
            text("routing.http.response.access_control_allow_origin.header_value"),
            text("routing.http.response.access_control_allow_methods.header_value"),
            text("routing.http.response.access_control_allow_headers.header_value"),
            text("routing.http.response.access_control_allow_credentials.header_value"),
            text("routing.http.response.access_control_expose_headers.header_value"),
            text("routing.http.response.access_control_max_age.header_value"),
            text("routing.http.response.content_security_policy.header_value"),
            text("routing.http.response.x_content_type_options.header_value"),
            text("routing.http.response.x_frame_options.header_value"));

    private Attributes() {}

    public static List<AttributeRule> rules(LoadBalancer loadBalancer) {
        return both(
                ANY_LOAD_BALANCER,
                LoadBalancerKind.of(loadBalancer) == LoadBalancerKind.APPLICATION ? APPLICATION : NETWORK);
    }

    public static List<AttributeRule> rules(TargetGroup targetGroup) {
        return both(
                ANY_GROUP,
                LoadBalancerKind.of(targetGroup) == LoadBalancerKind.APPLICATION ? APPLICATION_GROUP : NETWORK_GROUP);
    }

    public static List<AttributeRule> rules(Listener listener) {
        return switch (listener.protocol()) {
            case "HTTP", "HTTPS" -> HTTP_LISTENER;
            case "TCP" -> TCP_LISTENER;
            default -> List.of();
        };
    }

    /** The rule of a setting; empty when there is no such setting. */
    public static Optional<AttributeRule> find(List<AttributeRule> rules, String key) {
        return rules.stream().filter(rule -> rule.key().equals(key)).findFirst();
    }

    /** Every setting with what holds. */
    public static List<Attribute> all(List<AttributeRule> rules, SortedMap<String, String> set) {
        return rules.stream()
                .map(rule -> new Attribute(rule.key(), set.getOrDefault(rule.key(), rule.standard())))
                .toList();
    }

    private static List<AttributeRule> both(List<AttributeRule> some, List<AttributeRule> others) {
        List<AttributeRule> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
