package dev.evenkeel.docker.agent;

import dev.evenkeel.core.spi.BackendException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the agent's endpoints were asked for.
 *
 * @param enabled whether containers are told of any
 * @param host the address to bind; null for one that is found: 169.254.170.2 when there are credentials to give, else the
 *     gateway of the engine's bridge
 * @param port 0 for one that is found
 * @param translated whether containers' requests come from the address of their engine's machine instead of their own
 * @param credentials the roles that tasks are given credentials for
 */
public record AgentSettings(
        boolean enabled, @Nullable String host, int port, boolean translated, RoleCredentials credentials) {
    private static final Pattern ADDRESS = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::([0-9]{1,5}))?");

    /**
     * Reads the options.
     *
     * @param agent {@code auto}, {@code off} or ADDRESS[:PORT]
     * @param credentialsFile null for none
     * @param hostCredentials whether roles that the file does not name get the credentials in {@code environment}
     * @throws BackendException for what cannot be used
     */
    public static AgentSettings of(
            String agent, @Nullable String credentialsFile, boolean hostCredentials, Map<String, String> environment) {
        RoleCredentials credentials =
                RoleCredentials.of(credentialsFile, hostCredentials ? Optional.of(environment) : Optional.empty());
        if (agent.equals("auto") || agent.equals("off")) {
            return new AgentSettings(agent.equals("auto"), null, 0, false, credentials);
        }
        Matcher address = ADDRESS.matcher(agent);
        if (!address.matches()) {
            throw new BackendException(
                    "docker: option agent=" + agent + " cannot be used; it takes auto, off or ADDRESS[:PORT]");
        }
        int port = address.group(2) == null ? 0 : Integer.parseInt(address.group(2));
        return new AgentSettings(true, address.group(1), port, false, credentials);
    }

    /**
     * The same for one engine of several.
     *
     * @param own where its containers reach this machine, as ADDRESS[:PORT], or {@code off}; null for no other than all are
     *     told. An engine that has to be told is on another machine, or in a network of its own
     */
    public AgentSettings at(@Nullable String own) {
        if (own == null) {
            return this;
        }
        Matcher address = ADDRESS.matcher(own);
        if (!address.matches()) {
            return new AgentSettings(false, null, 0, true, credentials);
        }
        int named = address.group(2) == null ? 0 : Integer.parseInt(address.group(2));
        return new AgentSettings(true, address.group(1), named, true, credentials);
    }
}
