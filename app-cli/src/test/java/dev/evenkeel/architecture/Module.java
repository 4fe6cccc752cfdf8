package dev.evenkeel.architecture;

import java.util.ArrayList;
import java.util.List;

/** The modules and what each may see of the others, as ARCHITECTURE.md has it. */
enum Module {
    CORE("core", "core"),
    TESTKIT("testkit", "testkit", CORE),
    WIRE("wire", "wire", CORE),
    SIM("sim", "adapters-sim", CORE),
    SIMULATION("simulation", "simulation", CORE, WIRE, SIM),
    DOCKER("docker", "adapters-docker", CORE),
    AWS("aws", "adapters-aws", CORE, WIRE),
    STORE("store", "adapters-store", CORE),
    HOOKS("hooks", "adapters-hooks", CORE),
    ROUTER("router", "adapters-router", CORE),
    BOOTSTRAP("bootstrap", "bootstrap", CORE, SIM, DOCKER, AWS, STORE, HOOKS, ROUTER),
    HTTP("http", "app-http", CORE, WIRE, BOOTSTRAP),
    CLI("cli", "app-cli", CORE, WIRE, SIMULATION, BOOTSTRAP, HTTP);

    private final String name;
    private final String folder;
    private final List<Module> seen;

    Module(String name, String folder, Module... seen) {
        this.name = name;
        this.folder = folder;
        this.seen = List.of(seen);
    }

    /** Where its sources are, below the root of the repository. */
    String folder() {
        return folder;
    }

    /** The packages of this module below {@code root}, as a pattern. */
    String packages(String root) {
        return root + "." + name + "..";
    }

    /** The packages of the modules that this one may see, itself among them. */
    String[] visiblePackages(String root) {
        List<String> visible = new ArrayList<>();
        visible.add(packages(root));
        seen.forEach(module -> visible.add(module.packages(root)));
        return visible.toArray(String[]::new);
    }
}
