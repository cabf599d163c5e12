package io.jenkins.plugins.modelgate.engine.configuration.secret;

/** Writes a value so that the program that reads the file gets it back, as somebody would who has tried it out. */
final class Quoting {
    private Quoting() {}

    /** python-dotenv and Compose: as it is where that works. */
    static String dotenv(String value) {
        if (value.matches("[^\\s\"'`#$\\\\]+|[^\\s\"'`#$\\\\][^\\s#$\\\\]*")) {
            return value;
        }
        return value.indexOf('\'') < 0 ? "'" + value + "'" : twice(value);
    }

    /** A scalar of YAML in one of its three forms. */
    static String yaml(Dice d, String value) {
        boolean plain = !value.matches("[-!&*?\\[\\]{}|>@`\"'%#,:].*|.*: .*|.* #.*|.*:|[~.\\d+]*|0x.*|.*[\\[\\]{},].*");
        int form = d.below(plain ? 4 : 2);
        return form > 1 ? value : form == 1 ? json(value) : "'" + value.replace("'", "''") + "'";
    }

    /** A key's value in a file of Java's properties. */
    static String properties(String value) {
        return value.replace("\\", "\\\\");
    }

    /** A string of JSON, and of TOML. */
    static String json(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A string of Python, JavaScript or Groovy between single marks. */
    static String single(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A word of a shell. */
    static String shell(String value) {
        if (value.matches("[\\w%+,./:@=-]+")) {
            return value;
        }
        return value.indexOf('\'') < 0 ? "'" + value + "'" : twice(value);
    }

    /** A word of Docker's ENV. */
    static String docker(String value) {
        return value.matches("[^\\s\"'$\\\\`]+") ? value : twice(value);
    }

    /** Text of an element. */
    static String xml(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String twice(String value) {
        return '"' + value.replaceAll("([\"$`\\\\])", "\\\\$1") + '"';
    }
}
