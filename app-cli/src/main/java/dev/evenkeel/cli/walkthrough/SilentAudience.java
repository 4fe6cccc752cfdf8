package dev.evenkeel.cli.walkthrough;

/** Watches without a word; for when only the JSON at the end is wanted. */
final class SilentAudience implements Audience {

    @Override
    public void begins(Scene scene) {}

    @Override
    public void stepBegins(Step step) {}

    @Override
    public void stepHeld(StepResult result) {}

    @Override
    public void sampled(Tracker tracker) {}

    @Override
    public void told(ServiceEvent event) {}

    @Override
    public void counted(Counts counts) {}

    @Override
    public void ends(Playbill playbill) {}
}
