package dev.evenkeel.cli.walkthrough;

/** Who watches the story while it is played. */
interface Audience {

    void begins(Scene scene);

    void stepBegins(Step step);

    void stepHeld(StepResult result);

    void sampled(Tracker tracker);

    /** A service event, as soon as it was seen. */
    void told(ServiceEvent event);

    /** The counts of tasks have changed within a step. */
    void counted(Counts counts);

    void ends(Playbill playbill);
}
