package dev.evenkeel.docker.definition;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The other members of a container definition that the engine has a word for. */
public final class ContainerExtras {

    private final Members members;

    private ContainerExtras(Members members) {
        this.members = members;
    }

    public static ContainerExtras of(ContainerDefinition container) {
        return new ContainerExtras(Members.of(container.other()));
    }

    /** What Docker is to be told of seccomp, AppArmor and SELinux, as {@code docker run --security-opt} takes it. */
    public List<String> securityOptions() {
        return members.texts("dockerSecurityOptions");
    }

    /** The secret with the user name and password of the image's registry. */
    public Optional<String> repositoryCredentials() {
        return members.in("repositoryCredentials").text("credentialsParameter");
    }

    /** Whether {@code resourceRequirements} has a GPU. */
    public boolean needsGpu() {
        return members.each("resourceRequirements").stream()
                .anyMatch(each -> each.text("type").filter("GPU"::equals).isPresent());
    }

    public boolean hasCredentialSpecs() {
        return !members.texts("credentialSpecs").isEmpty();
    }

    /** Lines for {@code /etc/hosts}, as {@code NAME:ADDRESS}. */
    public List<String> extraHosts() {
        return members.each("extraHosts").stream()
                .map(host -> host.needText("hostname") + ":" + host.needText("ipAddress"))
                .toList();
    }

    /** Adds what is not about the host. */
    public void putTo(JsonObject spec) {
        if (members.flag("interactive")) {
            spec.put("OpenStdin", true);
        }
        if (members.flag("pseudoTerminal")) {
            spec.put("Tty", true);
        }
        if (members.flag("disableNetworking")) {
            spec.put("NetworkDisabled", true);
        }
    }

    /** How names are resolved. Not for containers in a shared network, which have the network's. */
    public JsonObject names() {
        JsonObject host = new JsonObject();
        put(host, "Dns", members.texts("dnsServers"));
        put(host, "DnsSearch", members.texts("dnsSearchDomains"));
        put(host, "ExtraHosts", extraHosts());
        return host;
    }

    /** Kernel settings of the container's own namespaces. */
    public JsonObject systemControls() {
        JsonObject sysctls = new JsonObject();
        for (Members control : members.each("systemControls")) {
            sysctls.put(control.needText("namespace"), control.needText("value"));
        }
        return sysctls.isEmpty() ? sysctls : new JsonObject().put("Sysctls", sysctls);
    }

    private static void put(JsonObject host, String name, List<String> values) {
        if (!values.isEmpty()) {
            host.put(name, new JsonArray(values));
        }
    }
}
