package dev.evenkeel.cli.screen;

import dev.evenkeel.cli.shell.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Columns that line up: numbers to the right, text to the left, the last column cut where the terminal ends. */
public final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_LAST_COLUMN = 12;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A column's title, and how its cells look. */
    public record Column(String title, boolean number, boolean state) {
        /** Text to the left. */
        public static Column text(String title) {
            return new Column(title, false, false);
        }

        /** A number, to the right. */
        public static Column number(String title) {
            return new Column(title, true, false);
        }

        /** A state, in its colour. */
        public static Column state(String title) {
            return new Column(title, false, true);
        }
    }

    /** A table without rows. */
    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row: a cell for each column, cleaned of control characters here. */
    public void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(PlainText.line(cell));
        }
        rows.add(row);
    }

    /** The whole table, each line ended; {@code width} bounds the last column. */
    public String text(Style style, int width) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        text.append(style.faint(line(titles(), widths, width, new Style(Terminal.plain()))))
                .append('\n');
        for (List<String> row : rows) {
            text.append(line(row, widths, width, style)).append('\n');
        }
        return text.toString();
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>();
        columns.forEach(column -> titles.add(column.title()));
        return titles;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).title().length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths, int width, Style style) {
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int i = 0; i < cells.size(); i++) {
            boolean last = i == cells.size() - 1;
            Column column = columns.get(i);
            String cell = last ? cut(cells.get(i), width - used) : cells.get(i);
            String padding = " ".repeat(Math.max(0, widths[i] - length(cell)));
            String shown = column.state() ? style.state(cell) : cell;
            if (column.number()) {
                line.append(padding).append(shown);
            } else {
                line.append(shown).append(last ? "" : padding);
            }
            line.append(last ? "" : GAP);
            used += widths[i] + GAP.length();
        }
        return line.toString();
    }

    private static String cut(String cell, int room) {
        int bound = Math.max(LEAST_LAST_COLUMN, room);
        if (length(cell) <= bound) {
            return cell;
        }
        return cell.substring(0, cell.offsetByCodePoints(0, bound - 3)) + "...";
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
