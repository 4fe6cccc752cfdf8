package dev.evenkeel.cli.walkthrough;

/** The nine steps of the main job. */
enum Step {
    DEFINE("Define task"),
    REGISTER("Register task definition"),
    CREATE("Create service"),
    LAUNCH("Service launches tasks"),
    RUN("Tasks run containers"),
    SCALE("Monitor and scale"),
    UPDATE("Update service"),
    REPLACE("Replace tasks"),
    STEADY("Steady");

    private final String action;

    Step(String action) {
        this.action = action;
    }

    int number() {
        return ordinal() + 1;
    }

    String action() {
        return action;
    }
}
