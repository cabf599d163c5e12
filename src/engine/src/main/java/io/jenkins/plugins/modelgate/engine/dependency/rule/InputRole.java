package io.jenkins.plugins.modelgate.engine.dependency.rule;

/** What an input is to an installation. */
enum InputRole {
    /** An installer follows it: what is loose there is loose when it is installed. */
    INSTRUCTION,
    /** It is there already. */
    INSTALLED,
    /** It only says what somebody believes to be there. */
    BILL;

    /** By the format that the input's reader gives it; what is not known is followed. */
    static InputRole of(String format) {
        if (format.equals("sbom") || format.startsWith("cyclonedx") || format.startsWith("spdx")) {
            return BILL;
        }
        boolean installed = format.contains("dist-info")
                || format.contains("egg-info")
                || format.contains("jar")
                || format.contains("war")
                || format.contains("installed");
        return installed ? INSTALLED : INSTRUCTION;
    }
}
