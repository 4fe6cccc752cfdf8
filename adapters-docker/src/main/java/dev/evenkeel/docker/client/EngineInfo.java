package dev.evenkeel.docker.client;

import io.vertx.core.json.JsonObject;

/**
 * What an engine says of itself and of its machine.
 *
 * @param id the engine's own; engines on one machine may share it, and so may copies of a machine
 * @param root the folder that it keeps everything in, which no other engine of its machine may use
 * @param name the machine's host name
 * @param version of the engine, such as 20.10.24
 * @param processors of the machine
 * @param memoryBytes of the machine
 * @param architecture as the kernel names it, such as x86_64
 * @param cgroupDriver who makes control groups, cgroupfs or systemd
 */
public record EngineInfo(
        String id,
        String root,
        String name,
        String version,
        int processors,
        long memoryBytes,
        String osType,
        String architecture,
        String cgroupDriver) {

    /** What only this engine has: its own name, its machine's, and its folder there; empty when it does not say. */
    public String identity() {
        return id.isEmpty() ? "" : id + " " + name + " " + root;
    }

    static EngineInfo of(JsonObject json) {
        return new EngineInfo(
                json.getString("ID", ""),
                json.getString("DockerRootDir", ""),
                json.getString("Name", "docker"),
                json.getString("ServerVersion", ""),
                json.getInteger("NCPU", 1),
                json.getLong("MemTotal", 0L),
                json.getString("OSType", "linux"),
                json.getString("Architecture", "x86_64"),
                json.getString("CgroupDriver", ""));
    }
}
