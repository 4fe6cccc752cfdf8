package dev.evenkeel.core.traffic;

/**
 * Where a target takes requests.
 *
 * @param host an address or a name
 * @param port 1 to 65535
 */
public record TargetAddress(String host, int port) {}
