package dev.evenkeel.docker.task;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.MountPoint;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.docker.definition.ContainerExtras;
import dev.evenkeel.docker.definition.LinuxParameters;
import dev.evenkeel.docker.definition.LogConfiguration;
import dev.evenkeel.docker.definition.Members;
import dev.evenkeel.docker.definition.TaskVolume;
import dev.evenkeel.docker.definition.TaskVolume.EngineVolume;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a task may run on this machine at all.
 *
 * <p>On ECS a container that breaks out has an instance that is its owner's; here it has the user's own machine. So what
 * ECS lets pass is refused here until it was allowed by name. Checked in this order, the first fault is the answer:
 *
 * <ol>
 *   <li>namespaces of the host: network, processes, IPC;
 *   <li>each container: what there is none of here (GPUs, accounts of a domain), privileges, capabilities, devices, security options, and that its members can be read;
 *   <li>each mount, and the volume behind it. Which folder of the host a path really is, {@link HostFolders} finds out
 *       when the volume is made.
 * </ol>
 */
final class Admission {

    private final NavigableSet<Permission> allowed;

    Admission(NavigableSet<Permission> allowed) {
        this.allowed = allowed;
    }

    /** A task that must not run, with the reason in ECS's words. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Why a task must not be started, with what to do; empty when it may. */
    Optional<String> refusal(TaskDefinition definition) {
        try {
            checkNamespaces(definition);
            for (ContainerDefinition container : definition.containers()) {
                checkContainer(container);
                for (MountPoint mount :
                        container.mountPoints() == null ? List.<MountPoint>of() : container.mountPoints()) {
                    checkMount(definition, mount);
                }
            }
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        } catch (IllegalArgumentException unreadable) {
            return Optional.of("CannotCreateContainerError: " + unreadable.getMessage());
        }
    }

    private void checkNamespaces(TaskDefinition definition) {
        need(definition.effectiveNetworkMode().equals("host"), "network mode host", Permission.HOST_NETWORK);
        need("host".equals(definition.pidMode()), "pidMode host", Permission.HOST_PID);
        need("host".equals(definition.ipcMode()), "ipcMode host", Permission.HOST_IPC);
    }

    private void checkContainer(ContainerDefinition container) {
        String name = container.name();
        need(Boolean.TRUE.equals(container.privileged()), "privileged container " + name, Permission.PRIVILEGED);
        LinuxParameters linux = LinuxParameters.of(container);
        for (String capability : linux.addedCapabilities()) {
            need(
                    !EngineDefaults.CAPABILITIES.contains(capability),
                    "capability " + capability + " of container " + name,
                    Permission.CAPABILITIES);
        }
        for (String device : linux.devices()) {
            need(true, "device " + device + " of container " + name, Permission.DEVICES);
        }
        ContainerExtras extras = ContainerExtras.of(container);
        for (String option : extras.securityOptions()) {
            need(
                    !option.equals("no-new-privileges"),
                    "security option " + option + " of container " + name,
                    Permission.SECURITY_OPTIONS);
        }
        if (extras.needsGpu()) {
            throw new Refused("CannotCreateContainerError: container " + printable(String.valueOf(name))
                    + " asks for a GPU, which the docker backend has none of; leave resourceRequirements out");
        }
        if (extras.hasCredentialSpecs()) {
            throw new Refused("CannotCreateContainerError: credentialSpecs of container "
                    + printable(String.valueOf(name)) + " name accounts of a Windows domain, which is not there;"
                    + " leave them out");
        }
        checkReadable(container, linux, extras);
    }

    /** What cannot be translated is told now, and not by an exception in the middle of a start. */
    private static void checkReadable(ContainerDefinition container, LinuxParameters linux, ContainerExtras extras) {
        Object unused = List.of(
                linux.settings(0L),
                extras.names(),
                extras.systemControls(),
                LogConfiguration.of(container),
                Members.of(container.other()).each("environmentFiles"));
    }

    private void checkMount(TaskDefinition definition, MountPoint mount) {
        String path = Objects.requireNonNullElse(mount.containerPath(), "");
        if (!HostFolders.isPlain(path)) {
            throw new Refused("CannotCreateContainerError: the containerPath '" + printable(path)
                    + "' is not an absolute path without colons");
        }
        String name = Objects.requireNonNullElse(mount.sourceVolume(), "");
        TaskVolume volume = TaskVolume.find(definition, name)
                .orElseThrow(() -> new Refused(
                        "CannotCreateVolumeError: volume " + printable(name) + " is not declared by the task"));
        switch (volume) {
            case TaskVolume.HostFolder folder -> {}
            case TaskVolume.Elsewhere elsewhere ->
                throw new Refused("CannotCreateVolumeError: volume " + printable(name) + " is " + elsewhere.what()
                        + ", which only AWS has; give it a host.sourcePath or a dockerVolumeConfiguration to run here");
            case EngineVolume engine -> checkEngineVolume(engine);
        }
    }

    private void checkEngineVolume(EngineVolume volume) {
        // A name with a slash would be taken for a folder of the host.
        if (!volume.name().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,254}")) {
            throw new Refused("CannotCreateVolumeError: volume " + printable(volume.name())
                    + " needs a name of letters, digits, _, . and -");
        }
        need(
                VolumeOptions.reachTheHost(volume),
                "volume " + volume.name() + " with the driver options " + volume.options(),
                Permission.HOST_PATHS);
    }

    private void need(boolean asked, String what, Permission permission) {
        if (asked && !allowed.contains(permission)) {
            throw new Refused("CannotCreateContainerError: " + printable(what)
                    + " is refused; allow it with the docker option allow=" + permission.wireName());
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
