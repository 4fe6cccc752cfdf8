package dev.evenkeel.cli.walkthrough;

/** The nine steps of the main job. */
enum Step {
    DEFINE(1, "Define task"),
    REGISTER(2, "Register task definition"),
    CREATE(3, "Create service"),
    LAUNCH(4, "Service launches tasks"),
    RUN(5, "Tasks run containers"),
    SCALE(6, "Monitor and scale"),
    UPDATE(7, "Update service"),
    REPLACE(8, "Replace tasks"),
    STEADY(9, "Steady");

    private final int number;
    private final String action;

    Step(int number, String action) {
        this.number = number;
        this.action = action;
    }

    int number() {
        return number;
    }

    String action() {
        return action;
    }
}
