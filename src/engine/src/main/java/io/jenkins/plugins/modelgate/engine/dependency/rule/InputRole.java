package io.jenkins.plugins.modelgate.engine.dependency.rule;

import java.util.Set;

/** What an input is to an installation. */
enum InputRole {
    /** An installer follows it: what is loose there is loose when it is installed. */
    INSTRUCTION,
    /** It is there already. */
    INSTALLED,
    /** It only says what somebody believes to be there. */
    BILL;

    private static final Set<String> THERE = Set.of("python-installed", "jar");

    /** By the format that the input's reader gives it, and for npm by its place; what is not known is followed. */
    static InputRole of(String path, String format) {
        if (format.equals("sbom")) {
            return BILL;
        }
        boolean module = format.equals("npm-package") && ("/" + path).contains("/node_modules/");
        return module || THERE.contains(format) ? INSTALLED : INSTRUCTION;
    }
}
