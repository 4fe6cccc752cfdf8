package dev.evenkeel.cli.syntax;

import java.util.List;

/** A command's help as text, at most 100 columns wide. */
public final class HelpPage {
    private static final int COLUMNS = 100;
    private static final int GAP = 3;

    private final StringBuilder page = new StringBuilder();

    private HelpPage() {}

    /** The whole page, ending with a line feed. */
    public static String of(Syntax syntax) {
        HelpPage help = new HelpPage();
        help.page
                .append(syntax.summary())
                .append("\n\nUsage: ")
                .append(syntax.usage())
                .append('\n');
        for (String paragraph : syntax.description()) {
            help.page.append('\n');
            help.wrapped(paragraph, 0);
        }
        help.rows(
                "Arguments",
                syntax.operands().stream()
                        .map(operand -> new Row(operand.name(), operand.help()))
                        .toList());
        List<Option> own = syntax.connection().isEmpty() ? syntax.allOptions() : syntax.options();
        help.rows("Options", own.stream().map(HelpPage::row).toList());
        if (!syntax.connection().isEmpty()) {
            help.rows(
                    "Connection and output",
                    syntax.allOptions().stream()
                            .filter(option -> !syntax.options().contains(option))
                            .map(HelpPage::row)
                            .toList());
        }
        help.examples(syntax.examples());
        return help.page.toString();
    }

    private record Row(String left, String right) {}

    private static Row row(Option option) {
        return new Row(option.usage(), option.help());
    }

    private void rows(String title, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int left = rows.stream().mapToInt(row -> row.left().length()).max().orElse(0) + GAP;
        page.append('\n').append(title).append(":\n");
        for (Row row : rows) {
            page.append("  ")
                    .append(row.left())
                    .append(" ".repeat(left - row.left().length()));
            wrapped(row.right(), left + 2);
        }
    }

    private void examples(List<Syntax.Example> examples) {
        if (examples.isEmpty()) {
            return;
        }
        page.append("\nExamples:\n");
        for (Syntax.Example example : examples) {
            page.append("  ").append(example.line()).append("\n      ");
            wrapped(example.effect(), 6);
        }
    }

    /** Appends words; a new line begins at {@code indent}, the first one is there already. */
    private void wrapped(String text, int indent) {
        int column = indent;
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            if (!first && column + 1 + word.length() > COLUMNS) {
                page.append('\n').append(" ".repeat(indent)).append(word);
                column = indent + word.length();
            } else {
                page.append(first ? "" : " ").append(word);
                column += word.length() + (first ? 0 : 1);
            }
            first = false;
        }
        page.append('\n');
    }
}
