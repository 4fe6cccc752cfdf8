package dev.evenkeel.core.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table as it stands in a test: a state in each row, something that happens in each column, and in each cell what comes of
 * it. Cells are divided by {@code |}; an empty corner comes first.
 */
public record Matrix(List<List<String>> lines) {

    public static Matrix of(String text) {
        return new Matrix(text.lines()
                .map(line -> List.of(line.strip().split(" *\\| *", -1)))
                .toList());
    }

    public List<String> rows() {
        return lines.stream().skip(1).map(List::getFirst).toList();
    }

    public List<String> columns() {
        return lines.getFirst().subList(1, lines.getFirst().size());
    }

    /** A test for each cell. */
    public Stream<DynamicTest> tests(BinaryOperator<String> answer) {
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            assertEquals(columns().size(), line.size() - 1, "cells of row " + line.getFirst());
            for (int i = 0; i < columns().size(); i++) {
                String row = line.getFirst();
                String column = columns().get(i);
                String expected = line.get(i + 1);
                tests.add(DynamicTest.dynamicTest(
                        row + ", " + column, () -> assertEquals(expected, answer.apply(row, column))));
            }
        }
        return tests.stream();
    }
}
