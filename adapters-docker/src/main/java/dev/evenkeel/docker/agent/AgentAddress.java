package dev.evenkeel.docker.agent;

/** Where containers reach the agent. */
record AgentAddress(String host, int port) {

    /** Where it is on ECS. SDKs take credentials over plain HTTP from here, and from no other address but loopback. */
    static final String LINK_LOCAL = "169.254.170.2";

    private static final int HTTP = 80;

    boolean isLinkLocal() {
        return host.equals(LINK_LOCAL);
    }

    /** Whether it is the very address of ECS, so that a relative URI is enough. */
    boolean isStandard() {
        return isLinkLocal() && port == HTTP;
    }

    /** The URL without a path. */
    String url() {
        return "http://" + host + (port == HTTP ? "" : ":" + port);
    }
}
