package io.jenkins.plugins.modelgate.engine.scan.template;

/**
 * A token as Jinja's parser sees it.
 *
 * @param type what it is
 * @param text its text; a string's value after its escapes are resolved
 * @param offset where it begins, in characters
 */
record Token(Type type, String text, int offset) {
    enum Type {
        /** Text between tags. */
        DATA,
        BLOCK_BEGIN,
        BLOCK_END,
        VARIABLE_BEGIN,
        VARIABLE_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        END
    }

    boolean is(Type expected) {
        return type == expected;
    }

    boolean isName(String name) {
        return type == Type.NAME && text.equals(name);
    }

    boolean isOperator(String operator) {
        return type == Type.OPERATOR && text.equals(operator);
    }

    /** For messages. */
    String describe() {
        return switch (type) {
            case DATA -> "text";
            case BLOCK_BEGIN -> "{%";
            case BLOCK_END -> "%}";
            case VARIABLE_BEGIN -> "{{";
            case VARIABLE_END -> "}}";
            case STRING -> "a string";
            case END -> "the end of the template";
            default -> text;
        };
    }
}
