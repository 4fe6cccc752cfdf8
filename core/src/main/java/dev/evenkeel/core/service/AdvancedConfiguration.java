package dev.evenkeel.core.service;

import org.jspecify.annotations.Nullable;

/**
 * What a load balancer needs to move traffic between two revisions.
 *
 * @param alternateTargetGroupArn where the tasks of every other deployment are
 * @param productionListenerRule whose requests move step by step
 * @param testListenerRule whose requests go to the new revision before; null for none
 * @param roleArn kept and shown; nothing checks permissions here
 */
public record AdvancedConfiguration(
        @Nullable String alternateTargetGroupArn,
        @Nullable String productionListenerRule,
        @Nullable String testListenerRule,
        @Nullable String roleArn) {}
