package dev.evenkeel.docker.task;

import java.util.List;

/** What the engine gives every container unless it is told otherwise. */
final class EngineDefaults {

    /** Docker's own list; adding one of them adds nothing. */
    static final List<String> CAPABILITIES = List.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT");

    private EngineDefaults() {}
}
