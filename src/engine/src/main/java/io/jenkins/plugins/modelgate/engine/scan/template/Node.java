package io.jenkins.plugins.modelgate.engine.scan.template;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/** A piece of an expression. Nodes are numbered as they are made, so children always come before their parents. */
final class Node {
    enum Kind {
        /** {@code text}: the name. */
        NAME,
        /** {@code text}: the value. */
        STRING,
        NUMBER,
        /** true, false, none. */
        CONSTANT,
        /** {@code text}: the attribute; child: the object. */
        ATTRIBUTE,
        /** Children: object and key. */
        SUBSCRIPT,
        SLICE,
        /** Children: what is called, then the arguments. */
        CALL,
        /** An argument with a name ({@code text}). */
        KEYWORD,
        /** {@code *x} or {@code **x} among arguments. */
        UNPACKED,
        /** {@code text}: the filter; children: arguments, the filtered value first. */
        FILTER,
        /** {@code text}: the test; children: the value, then the arguments. */
        TEST,
        LIST,
        DICTIONARY,
        /** {@code text}: the operator of arithmetic. */
        ARITHMETIC,
        /** Children are joined to one string. */
        CONCATENATION,
        /** Comparisons, {@code in}, {@code not}: their result is a truth value. */
        TRUTH,
        /** {@code and}, {@code or}, {@code if else}: one of the children. */
        CHOICE
    }

    private final Kind kind;
    private final String text;
    private final List<Node> children;
    private final int offset;

    /** What the value may be, see {@link Flow}. */
    int flags;

    Node(Kind kind, @CheckForNull String text, List<Node> children, int offset) {
        this.kind = kind;
        this.text = text;
        this.children = List.copyOf(children);
        this.offset = offset;
    }

    Kind kind() {
        return kind;
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    String text() {
        return text;
    }

    List<Node> children() {
        return children;
    }

    Node child(int index) {
        return children.get(index);
    }

    /** Where it stands, in characters. */
    int offset() {
        return offset;
    }
}
