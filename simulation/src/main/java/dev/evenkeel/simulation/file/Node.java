package dev.evenkeel.simulation.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file, with the line it begins in. */
sealed interface Node {
    int line();

    /** What it is called in messages. */
    String kind();

    /** The same as plain maps, lists, texts, numbers and truth values. */
    Object plain();

    /** Members, in the order of the file. */
    record Members(int line, Map<String, Node> all) implements Node {
        @Override
        public String kind() {
            return "an object";
        }

        @Override
        public Map<String, Object> plain() {
            Map<String, Object> plain = new LinkedHashMap<>();
            all.forEach((name, node) -> plain.put(name, node.plain()));
            return plain;
        }
    }

    /** Items, in the order of the file. */
    record Items(int line, List<Node> all) implements Node {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public List<Object> plain() {
            List<Object> plain = new ArrayList<>();
            all.forEach(node -> plain.add(node.plain()));
            return plain;
        }
    }

    /** A text, a number or a truth value. */
    record Value(int line, Object plain) implements Node {
        @Override
        public String kind() {
            return "'" + plain + "'";
        }
    }
}
