package dev.evenkeel.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of a trace when the order between its participants is forgotten: for each of them the values that each of
 * its members took, in order. Tasks of one kind are told apart by their lives alone, so that two runs in which another one
 * of three equal tasks was first have the same form.
 *
 * @param lives each line with how many had that life, sorted
 */
record Form(SortedMap<String, Integer> lives) {

    static Form of(List<Step> steps) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<String, SortedMap<String, List<String>>> all = new LinkedHashMap<>();
        for (Step step : steps) {
            kinds.put(step.who(), step.kind());
            all.computeIfAbsent(step.who(), each -> new TreeMap<>())
                    .computeIfAbsent(step.what(), each -> new ArrayList<>())
                    .add(step.value());
        }
        SortedMap<String, Integer> lives = new TreeMap<>();
        all.forEach((who, members) -> lives.merge(life(kinds.getOrDefault(who, who), members), 1, Integer::sum));
        return new Form(lives);
    }

    /** One line for each member of each life. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lives.forEach((life, count) -> {
            List<String> members = life.lines().toList();
            lines.add(members.get(0) + (count == 1 ? "" : " (" + count + ")"));
            lines.addAll(members.subList(1, members.size()));
        });
        return lines;
    }

    private static String life(String kind, SortedMap<String, List<String>> members) {
        StringBuilder text = new StringBuilder(kind);
        members.forEach((what, values) -> {
            boolean counted = values.get(0).isEmpty();
            text.append("\n  ")
                    .append(what)
                    .append(
                            counted
                                    ? (values.size() == 1 ? "" : " (" + values.size() + ")")
                                    : " " + String.join(" > ", values));
        });
        return text.toString();
    }
}
