package dev.evenkeel.architecture.planted.sim;

import software.amazon.awssdk.regions.Region;

/** Breaks a rule on purpose. */
public final class UsesAwsSdk {
    private UsesAwsSdk() {}

    static Region region() {
        return Region.US_EAST_1;
    }
}
