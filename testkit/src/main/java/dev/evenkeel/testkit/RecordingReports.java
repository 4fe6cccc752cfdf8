package dev.evenkeel.testkit;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.StaticTargetObservation;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what an adapter reports, from any thread. */
public final class RecordingReports implements Reports {
    private final List<TaskObservation> tasks = new CopyOnWriteArrayList<>();
    private final List<InstanceObservation> instances = new CopyOnWriteArrayList<>();
    private final List<TargetObservation> targets = new CopyOnWriteArrayList<>();
    private final List<StaticTargetObservation> staticTargets = new CopyOnWriteArrayList<>();
    private final List<String> fargate = new CopyOnWriteArrayList<>();
    private final List<HookAnswer> hookAnswers = new CopyOnWriteArrayList<>();

    @Override
    public void taskObserved(TaskObservation observation) {
        tasks.add(observation);
    }

    @Override
    public void instanceObserved(InstanceObservation observation) {
        instances.add(observation);
    }

    @Override
    public void targetObserved(TargetObservation observation) {
        targets.add(observation);
    }

    @Override
    public void staticTargetObserved(StaticTargetObservation observation) {
        staticTargets.add(observation);
    }

    @Override
    public void hookAnswered(HookAnswer answer) {
        hookAnswers.add(answer);
    }

    @Override
    public void fargateObserved(String capacityProvider, boolean hasCapacity) {
        fargate.add(capacityProvider + (hasCapacity ? " has capacity" : " has none"));
    }

    /** What was said of Fargate, such as {@code FARGATE has none}. */
    public List<String> fargate() {
        return List.copyOf(fargate);
    }

    public List<HookAnswer> hookAnswers() {
        return List.copyOf(hookAnswers);
    }

    public List<StaticTargetObservation> staticTargets() {
        return List.copyOf(staticTargets);
    }

    public List<TargetObservation> targets() {
        return List.copyOf(targets);
    }

    /** The states a target went through, each once, in order. */
    public List<TargetState> states(TargetId target) {
        List<TargetState> states = new ArrayList<>();
        for (TargetObservation observation : targets) {
            boolean isNew = states.isEmpty() || states.getLast() != observation.state();
            if (observation.target().equals(target) && isNew) {
                states.add(observation.state());
            }
        }
        return states;
    }

    public List<TaskObservation> tasks() {
        return List.copyOf(tasks);
    }

    public List<InstanceObservation> instances() {
        return List.copyOf(instances);
    }

    /** The newest observation of a task. */
    public Optional<TaskObservation> last(TaskArn task) {
        return tasks.stream()
                .filter(observation -> observation.taskArn().equals(task))
                .reduce((earlier, later) -> later);
    }

    /** The statuses a task went through, each once, in order. */
    public List<TaskStatus> statuses(TaskArn task) {
        List<TaskStatus> statuses = new ArrayList<>();
        for (TaskObservation observation : tasks) {
            boolean isNew = statuses.isEmpty() || statuses.getLast() != observation.lastStatus();
            if (observation.taskArn().equals(task) && isNew) {
                statuses.add(observation.lastStatus());
            }
        }
        return statuses;
    }
}
