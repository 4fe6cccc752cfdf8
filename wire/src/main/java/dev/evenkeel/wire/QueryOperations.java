package dev.evenkeel.wire;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The operations of Elastic Load Balancing, version 2, found by what a request says that it wants. */
public final class QueryOperations {
    /** The name in the credential scope of a signature. */
    public static final String SIGNING_NAME = "elasticloadbalancing";

    /** The one version that is spoken; 2012-06-01 is that of Classic Load Balancers. */
    public static final String VERSION = "2015-12-01";

    private QueryOperations() {}

    /** Every operation that is offered, by kind of resource. */
    public static List<QueryOperation<?, ?>> all() {
        return QueryTable.OFFERED;
    }

    /** The operations that exist at AWS but not here. */
    public static Set<String> notOffered() {
        return new TreeSet<>(FactFile.section("operations-not-offered.txt", SIGNING_NAME));
    }

    /**
     * The operation that a request names.
     *
     * @throws WireException {@code MissingAction}, {@code InvalidAction} or {@code NoSuchVersion}
     */
    public static QueryOperation<?, ?> of(QueryForm form) {
        String action = form.text("Action")
                .orElseThrow(() -> new WireException("MissingAction", 400, "the parameter Action is missing"));
        String version = form.text("Version").orElse(VERSION);
        if (!version.equals(VERSION)) {
            throw new WireException(
                    "NoSuchVersion",
                    400,
                    "only version " + VERSION + " of Elastic Load Balancing is spoken here, not "
                            + WireException.excerpt(version));
        }
        for (QueryOperation<?, ?> operation : QueryTable.OFFERED) {
            if (operation.name().equals(action)) {
                return operation;
            }
        }
        String name = WireException.excerpt(action);
        throw new WireException(
                "InvalidAction",
                400,
                notOffered().contains(action)
                        ? "the operation " + name + " of Elastic Load Balancing is not offered by Evenkeel"
                        : "there is no operation " + name + " in version " + VERSION + " of Elastic Load Balancing");
    }
}
