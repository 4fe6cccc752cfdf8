/** The rules. It reads no module but {@code java.base}: no network, no files but the JDK's, no framework. */
module dev.evenkeel.core {
    requires static transitive org.jspecify;

    exports dev.evenkeel.core.account;
    exports dev.evenkeel.core.api;
    exports dev.evenkeel.core.api.balancing;
    exports dev.evenkeel.core.balancing;
    exports dev.evenkeel.core.capacity;
    exports dev.evenkeel.core.cluster;
    exports dev.evenkeel.core.deployment;
    exports dev.evenkeel.core.deployment.stage;
    exports dev.evenkeel.core.discovery;
    exports dev.evenkeel.core.engine;
    exports dev.evenkeel.core.error;
    exports dev.evenkeel.core.event;
    exports dev.evenkeel.core.explanation;
    exports dev.evenkeel.core.fleet;
    exports dev.evenkeel.core.id;
    exports dev.evenkeel.core.placement;
    exports dev.evenkeel.core.port;
    exports dev.evenkeel.core.query;
    exports dev.evenkeel.core.scaling;
    exports dev.evenkeel.core.service;
    exports dev.evenkeel.core.spi;
    exports dev.evenkeel.core.state;
    exports dev.evenkeel.core.tag;
    exports dev.evenkeel.core.task;
    exports dev.evenkeel.core.taskdefinition;
    exports dev.evenkeel.core.traffic;
    exports dev.evenkeel.core.taskset;

    uses dev.evenkeel.core.spi.Plugin;

    provides dev.evenkeel.core.spi.Plugin with
            dev.evenkeel.core.placement.BuiltInStrategies;
}
